package dev.slipher.spark.load.source.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.copy.Authorization;
import dev.slipher.copy.Secret;
import dev.slipher.dialect.SqlError;
import dev.slipher.sandbox.Identity;
import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.SandboxSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an S3 that checks who is there. */
class S3AuthorizationTest {
  private static Sandbox sandbox;

  @BeforeAll
  static void start(@TempDir Path folder) {
    sandbox =
        Sandbox.start(
            SandboxSettings.of(folder)
                .withIdentities(
                    Identity.ofEveryBucket("AKIAALL", "all-secret"),
                    new Identity("AKIAONE", "one-secret", Set.of("mine"))));
    sandbox.putObject("mine", "k", "1\n".getBytes(StandardCharsets.UTF_8));
    sandbox.putObject("theirs", "k", "2\n".getBytes(StandardCharsets.UTF_8));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  @DisplayName(
      "the keys of the statement open what they may (auth.keys-pair, s3.permissions-list-get)")
  void rightKeys() {
    assertEquals(1, list("mine", keys("AKIAONE", "one-secret"), hadoop()).objects().size());
    assertEquals(1, list("theirs", keys("AKIAALL", "all-secret"), hadoop()).objects().size());
  }

  @Test
  @DisplayName("one COPY's credentials never serve the next (auth.error.denied)")
  void credentialsStayApart() {
    assertEquals(1, list("theirs", keys("AKIAALL", "all-secret"), hadoop()).objects().size());
    SqlError error = refused("theirs", keys("AKIAONE", "one-secret"), hadoop());
    assertTrue(
        error
            .getMessage()
            .startsWith("S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid "),
        error.getMessage());
  }

  @Test
  @DisplayName("an unknown key is told as such (auth.error.key-id)")
  void unknownKey() {
    SqlError error = refused("mine", keys("AKIANOBODY", "x"), hadoop());
    assertTrue(
        error
            .getMessage()
            .startsWith(
                "S3ServiceException:The AWS Access Key Id you provided does not exist in our"
                    + " records"),
        error.getMessage());
  }

  @Test
  @DisplayName("a wrong secret is told as such and never shown (auth.error.signature)")
  void wrongSecret() {
    SqlError error = refused("mine", keys("AKIAONE", "wrong-secret"), hadoop());
    assertTrue(
        error.getMessage().contains(",Status 403,Error SignatureDoesNotMatch,"),
        error.getMessage());
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      assertFalse(cause.toString().contains("wrong-secret"), cause.toString());
    }
  }

  @Test
  @DisplayName("a manifest is read with the same rights (s3.permissions-list-get)")
  void manifest() {
    sandbox.putObject(
        "mine",
        "m",
        "{\"entries\":[{\"url\":\"s3://mine/k\"},{\"url\":\"s3://theirs/k\"}]}"
            .getBytes(StandardCharsets.UTF_8));
    SqlError error =
        assertThrows(
            SqlError.class,
            () ->
                S3Source.list(
                    SandboxS3.request("mine", "m", true, keys("AKIAONE", "one-secret")),
                    hadoop(),
                    new CallLog()));
    assertTrue(
        error.getMessage().contains("Access Denied,Status 403,Error AccessDenied"),
        error.getMessage());
  }

  @Test
  @DisplayName("a role of the sandbox is the process's own keys (auth.iam-role-default)")
  void role() {
    Configuration hadoop = hadoop();
    hadoop.set("fs.s3a.access.key", "AKIAONE");
    hadoop.set("fs.s3a.secret.key", "one-secret");
    assertEquals(1, list("mine", new Authorization.DefaultIamRole(), hadoop).objects().size());
    refused("theirs", new Authorization.DefaultIamRole(), hadoop);
  }

  @Test
  @DisplayName("no default role and no keys in the process is an error (auth.iam-role-default)")
  void noDefaultRole() {
    Configuration hadoop = hadoop();
    hadoop.unset("slipher.sandbox");
    hadoop.set(
        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    SqlError error = refused("mine", new Authorization.DefaultIamRole(), hadoop);
    assertEquals("The cluster has no default IAM role", error.getMessage());
  }

  private static SourceListing list(
      String bucket, Authorization authorization, Configuration hadoop) {
    return S3Source.list(
        SandboxS3.request(bucket, "k", false, authorization), hadoop, new CallLog());
  }

  private static SqlError refused(
      String bucket, Authorization authorization, Configuration hadoop) {
    return assertThrows(SqlError.class, () -> list(bucket, authorization, hadoop));
  }

  private static Authorization keys(String id, String secret) {
    return new Authorization.AccessKeys(id, Secret.of(secret), Optional.empty());
  }

  private static Configuration hadoop() {
    return SandboxS3.configuration(sandbox.endpoint());
  }
}
