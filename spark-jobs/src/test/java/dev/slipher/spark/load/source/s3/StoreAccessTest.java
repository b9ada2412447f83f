package dev.slipher.spark.load.source.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.copy.Authorization;
import dev.slipher.copy.S3Location;
import dev.slipher.copy.Secret;
import dev.slipher.dialect.SqlError;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider;
import org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAccessTest {
  private static final String ROLE = "arn:aws:iam::0123456789012:role/R";
  private static final Authorization DEFAULT = new Authorization.DefaultIamRole();
  private static final Authorization KEYS =
      new Authorization.AccessKeys("AKIA1", Secret.of("hush"), Optional.empty());

  @Test
  @DisplayName("without REGION the cluster's region counts (s3.region-default-cluster)")
  void regionOfTheCluster() {
    assertEquals("us-east-1", region(Optional.empty(), Map.of()));
    assertEquals("eu-west-1", region(Optional.empty(), Map.of("AWS_REGION", "eu-west-1")));
    assertEquals("eu-west-2", region(Optional.empty(), Map.of("AWS_DEFAULT_REGION", "eu-west-2")));
  }

  @Test
  @DisplayName("REGION counts for every bucket (s3.region-all-resources, manifest.region)")
  void regionOfTheStatement() {
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.s3a.endpoint.region", "eu-west-1");
    hadoop.set("fs.s3a.bucket.b.endpoint.region", "eu-west-1");
    hadoop.set("fs.s3a.endpoint", "s3.eu-west-1.amazonaws.com");
    Configuration made =
        StoreAccess.of(request(Optional.of("us-west-2"), KEYS), hadoop, Map.of())
            .configuration("b");
    assertEquals("us-west-2", made.get("fs.s3a.endpoint.region"));
    assertEquals("us-west-2", made.get("fs.s3a.bucket.b.endpoint.region"));
    assertEquals("", made.get("fs.s3a.endpoint"));
    assertEquals("false", made.get("fs.s3a.cross.region.access.enabled"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-west-9", "US-WEST-2", "aws-global", ""})
  @DisplayName("a region that AWS does not have is refused")
  void unknownRegion(String code) {
    SqlError error = assertThrows(SqlError.class, () -> region(Optional.of(code), Map.of()));
    assertEquals("REGION '" + code + "' is not the code of an AWS Region", error.getMessage());
    assertEquals("22023", error.sqlState());
  }

  @Test
  @DisplayName("the statement's keys win over all that the process has (auth.keys-pair)")
  void keysOfTheStatement() {
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.s3a.access.key", "PROCESS");
    hadoop.set("fs.s3a.bucket.b.access.key", "BUCKET");
    hadoop.set("fs.s3a.security.credential.provider.path", "jceks://file/x");
    Configuration made = StoreAccess.of(request(KEYS), hadoop, Map.of()).configuration("b");
    assertEquals("AKIA1", made.get("fs.s3a.access.key"));
    assertEquals("AKIA1", made.get("fs.s3a.bucket.b.access.key"));
    assertEquals("hush", made.get("fs.s3a.secret.key"));
    assertEquals("", made.get("fs.s3a.security.credential.provider.path"));
    assertEquals(
        SimpleAWSCredentialsProvider.class.getName(), made.get("fs.s3a.aws.credentials.provider"));
  }

  @Test
  @DisplayName("a session token goes with its keys (auth.session-token)")
  void sessionToken() {
    Authorization temporary =
        new Authorization.AccessKeys("AKIA1", Secret.of("hush"), Optional.of(Secret.of("token")));
    Configuration made =
        StoreAccess.of(request(temporary), new Configuration(false), Map.of()).configuration("b");
    assertEquals("token", made.get("fs.s3a.session.token"));
    assertEquals(
        TemporaryAWSCredentialsProvider.class.getName(),
        made.get("fs.s3a.aws.credentials.provider"));
  }

  @Test
  @DisplayName("the default role is the process's own (auth.iam-role-default)")
  void defaultRole() {
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.s3a.access.key", "PROCESS");
    Configuration made = StoreAccess.of(request(DEFAULT), hadoop, Map.of()).configuration("b");
    assertEquals("PROCESS", made.get("fs.s3a.access.key"));
    assertEquals(
        new Configuration().get("fs.s3a.aws.credentials.provider"),
        made.get("fs.s3a.aws.credentials.provider"));
  }

  @Test
  @DisplayName("to the sandbox one role is as good as another (auth.iam-role-arn)")
  void sandbox() {
    Configuration hadoop = new Configuration(false);
    hadoop.set("slipher.sandbox", "true");
    for (Authorization role : List.of(DEFAULT, new Authorization.IamRoles(List.of(ROLE)))) {
      Configuration made = StoreAccess.of(request(role), hadoop, Map.of()).configuration("b");
      assertEquals(
          SimpleAWSCredentialsProvider.class.getName(),
          made.get("fs.s3a.aws.credentials.provider"));
      assertFalse(made.get("fs.s3a.access.key").isEmpty());
    }
  }

  @Test
  @DisplayName("requests to AWS go over TLS, and whoever loads pays for them")
  void secureByDefault() {
    Configuration made =
        StoreAccess.of(request(KEYS), new Configuration(false), Map.of()).configuration("b");
    assertTrue(made.getBoolean("fs.s3a.connection.ssl.enabled", false));
    assertEquals("", made.get("fs.s3a.endpoint", ""));
    assertTrue(made.getBoolean("fs.s3a.requester.pays.enabled", false));
  }

  @Test
  @DisplayName("AWS's own names give the endpoint where the configuration has none")
  void endpoint() {
    Map<String, String> environment = Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    Configuration made =
        StoreAccess.of(request(DEFAULT), new Configuration(false), environment).configuration("b");
    assertEquals("http://127.0.0.1:9", made.get("fs.s3a.endpoint"));
    assertEquals("true", made.get("fs.s3a.path.style.access"));
  }

  @Test
  @DisplayName("secrets are not printed, and other credentials make another connection")
  void secrets() {
    Authorization temporary =
        new Authorization.AccessKeys("AKIA1", Secret.of("hush"), Optional.of(Secret.of("token")));
    S3Request request = request(temporary);
    Configuration hadoop = new Configuration(false);
    for (Object printed :
        List.of(request, StoreAccess.of(request, hadoop), S3Opener.of(request, hadoop))) {
      assertFalse(printed.toString().contains("hush"), printed.toString());
      assertFalse(printed.toString().contains("token"), printed.toString());
    }
    assertEquals(StoreAccess.of(request, hadoop), StoreAccess.of(request(temporary), hadoop));
    assertNotEquals(StoreAccess.of(request, hadoop), StoreAccess.of(request(KEYS), hadoop));
  }

  @Test
  @DisplayName("what goes to executors is small: Hadoop's defaults stay behind")
  void small() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(S3Opener.of(request(KEYS), new Configuration()));
    }
    assertTrue(bytes.size() < 4096, "bytes: " + bytes.size());
  }

  private static String region(Optional<String> region, Map<String, String> environment) {
    return StoreAccess.of(request(region, KEYS), new Configuration(false), environment)
        .configuration("b")
        .get("fs.s3a.endpoint.region");
  }

  private static S3Request request(Authorization authorization) {
    return request(Optional.empty(), authorization);
  }

  private static S3Request request(Optional<String> region, Authorization authorization) {
    return new S3Request(
        new S3Location("b", "k"), false, region, authorization, false, new LoadIdentity(7, 8));
  }
}
