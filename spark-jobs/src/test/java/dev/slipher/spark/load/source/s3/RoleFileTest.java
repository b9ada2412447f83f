package dev.slipher.spark.load.source.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.copy.Authorization;
import dev.slipher.dialect.SqlError;
import dev.slipher.sandbox.Identity;
import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles of a file, against an S3 that checks who is there. */
class RoleFileTest {
  private static final String ARN = "arn:aws:iam::123456789012:role/";
  private static final String DENIED =
      "S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid ";

  private static Sandbox sandbox;

  @TempDir private Path folder;

  @BeforeAll
  static void start(@TempDir Path folder) {
    sandbox =
        Sandbox.start(
            SandboxSettings.of(folder)
                .withIdentities(
                    Identity.ofEveryBucket("AKIAPROCESS", "process-secret"),
                    new Identity("AKIAGUEST", "guest-secret", Set.of("shared"))));
    for (String bucket : List.of("shared", "sales")) {
      for (String key : List.of("open/k", "closed/k")) {
        sandbox.putObject(bucket, key, "1\n".getBytes(StandardCharsets.UTF_8));
      }
      sandbox.putObject(
          bucket,
          "open/manifest",
          "{\"entries\":[{\"url\":\"s3://shared/open/k\"},{\"url\":\"s3://sales/closed/k\"}]}"
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  @DisplayName("only a role that is attached to the cluster can be named (auth.iam-role-arn)")
  void attachedOrNot() throws IOException {
    Configuration hadoop = roles(ARN + "Loader * attached", ARN + "Stray *");
    assertEquals(1, list("sales", "open/k", role("Loader"), hadoop));
    for (String name : List.of("Stray", "Unheard")) {
      SqlError error = refused("sales", "open/k", role(name), hadoop);
      assertEquals("Not authorized to get credentials of role " + ARN + name, error.getMessage());
      assertTrue(error.detail().orElseThrow().contains("code:      30000"));
    }
  }

  @Test
  @DisplayName("the default role is the one that the file calls so (auth.iam-role-default)")
  void defaultRole() throws IOException {
    Authorization byDefault = new Authorization.DefaultIamRole();
    Configuration hadoop = roles(ARN + "Other *  attached", ARN + "Mine s3://shared default");
    assertEquals(1, list("shared", "open/k", byDefault, hadoop));
    assertTrue(refused("sales", "open/k", byDefault, hadoop).getMessage().startsWith(DENIED));
    assertEquals(
        "The cluster has no default IAM role",
        refused("sales", "open/k", byDefault, roles(ARN + "Other * attached")).getMessage());
  }

  @Test
  @DisplayName("each role of a chain must trust the one before it (auth.iam-role-chain)")
  void chains() throws IOException {
    Configuration hadoop =
        roles(
            ARN + "First - attached",
            ARN + "Second - trusts=" + ARN + "First," + ARN + "Nobody",
            ARN + "Third s3://sales trusts=" + ARN + "Second");
    assertEquals(1, list("sales", "open/k", role("First", "Second", "Third"), hadoop));
    assertTrue(
        refused("sales", "open/k", role("First", "Second"), hadoop).getMessage().startsWith(DENIED),
        "the rights are those of the last role alone");
    for (Authorization chain :
        List.of(role("First", "Third"), role("Second", "Third"), role("Third"))) {
      assertTrue(
          refused("sales", "open/k", chain, hadoop)
              .getMessage()
              .startsWith("Not authorized to get credentials of role " + ARN));
    }
  }

  @Test
  @DisplayName("a role reads the buckets and prefixes of its line (auth.error.denied)")
  void rights() throws IOException {
    Configuration hadoop =
        roles(ARN + "Reader s3://shared/open/,s3://*/open/k attached", ARN + "None - attached");
    assertEquals(1, list("shared", "open/k", role("Reader"), hadoop));
    assertEquals(2, list("shared", "open/", role("Reader"), hadoop));
    assertEquals(1, list("sales", "open/k", role("Reader"), hadoop));
    for (String key : List.of("open", "closed/k", "")) {
      assertTrue(
          refused("shared", key, role("Reader"), hadoop).getMessage().startsWith(DENIED), key);
    }
    assertTrue(refused("sales", "open/", role("Reader"), hadoop).getMessage().startsWith(DENIED));
    SqlError error = refused("shared", "open/k", role("None"), hadoop);
    assertTrue(error.getMessage().startsWith(DENIED));
    assertTrue(error.detail().orElseThrow().contains("Listing bucket=shared prefix=open/k"));
  }

  @Test
  @DisplayName(
      "a manifest and each of its entries need the right to read them (auth.permissions-min)")
  void manifest() throws IOException {
    Configuration hadoop =
        roles(
            ARN + "Half s3://shared/open/ attached",
            ARN + "Whole s3://shared/open/,s3://sales/closed/ attached",
            ARN + "Entries s3://shared/open/k,s3://sales/closed/ attached");
    assertEquals(2, listManifest("open/manifest", role("Whole"), hadoop));
    for (String name : List.of("Half", "Entries")) {
      SqlError error =
          assertThrows(
              SqlError.class, () -> listManifest("open/manifest", role(name), hadoop), name);
      assertTrue(error.getMessage().contains("Status 403,Error AccessDenied"), error.getMessage());
    }
  }

  @Test
  @DisplayName("a role with keys goes to S3 with them, and S3 says what it may (auth.error.denied)")
  void keys() throws IOException {
    Configuration hadoop =
        roles(
            ARN + "Guest * attached keys=AKIAGUEST:guest-secret",
            ARN + "Wrong * attached keys=AKIAGUEST:other-secret",
            ARN + "Gone * attached keys=AKIAGONE:x");
    assertEquals(1, list("shared", "open/k", role("Guest"), hadoop));
    assertTrue(refused("sales", "open/k", role("Guest"), hadoop).getMessage().startsWith(DENIED));
    assertTrue(
        refused("shared", "open/k", role("Wrong"), hadoop)
            .getMessage()
            .contains("Status 403,Error SignatureDoesNotMatch"));
    assertTrue(
        refused("shared", "open/k", role("Gone"), hadoop)
            .getMessage()
            .contains("Status 403,Error InvalidAccessKeyId"));
  }

  @Test
  @DisplayName("a star stands for the roles without a line; keys need no role (auth.iam-role-arn)")
  void anyRole() throws IOException {
    Configuration hadoop = roles("# everyone else", "", "* s3://shared default", ARN + "Out *");
    assertEquals(1, list("shared", "open/k", role("Any"), hadoop));
    assertEquals(1, list("shared", "open/k", role("Any", "Other"), hadoop));
    assertEquals(1, list("shared", "open/k", new Authorization.DefaultIamRole(), hadoop));
    refused("shared", "open/k", role("Out"), hadoop);
    Authorization keys =
        new Authorization.AccessKeys(
            "AKIAPROCESS", dev.slipher.copy.Secret.of("process-secret"), Optional.empty());
    assertEquals(1, list("sales", "open/k", keys, hadoop));
  }

  @ParameterizedTest
  @DisplayName("a line that is no role is told by its number, without its text")
  @ValueSource(
      strings = {"arn:aws:iam::1:role/R", "R * atached", "R * keys=hush", "R * keys=:hush"})
  void malformed(String line) throws IOException {
    SqlError error = refused("shared", "open/k", role("R"), roles("# roles", line));
    assertTrue(error.getMessage().startsWith("Line 2 of the roles' file '"), error.getMessage());
    assertFalse(error.getMessage().contains("hush"), error.getMessage());
    Configuration hadoop = new Configuration();
    hadoop.set("slipher.roles", folder.resolve("nowhere").toString());
    assertTrue(
        refused("shared", "open/k", role("R"), hadoop).getMessage().endsWith("cannot be read"));
  }

  private Configuration roles(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("roles"), List.of(lines));
    Configuration hadoop = SandboxS3.configuration(sandbox.endpoint());
    hadoop.set("fs.s3a.access.key", "AKIAPROCESS");
    hadoop.set("fs.s3a.secret.key", "process-secret");
    hadoop.set("slipher.roles", file.toString());
    return hadoop;
  }

  private static Authorization role(String... names) {
    return new Authorization.IamRoles(List.of(names).stream().map(name -> ARN + name).toList());
  }

  private static int list(
      String bucket, String key, Authorization authorization, Configuration hadoop) {
    return S3Source.list(
            SandboxS3.request(bucket, key, false, authorization), hadoop, new CallLog())
        .objects()
        .size();
  }

  private static int listManifest(String key, Authorization authorization, Configuration hadoop) {
    return S3Source.list(
            SandboxS3.request("shared", key, true, authorization), hadoop, new CallLog())
        .objects()
        .size();
  }

  private static SqlError refused(
      String bucket, String key, Authorization authorization, Configuration hadoop) {
    return assertThrows(SqlError.class, () -> list(bucket, key, authorization, hadoop));
  }
}
