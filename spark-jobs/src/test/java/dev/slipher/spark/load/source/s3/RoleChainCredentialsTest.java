package dev.slipher.spark.load.source.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipher.copy.Authorization;
import dev.slipher.dialect.SqlError;
import dev.slipher.spark.load.source.s3.SandboxS3.Bucket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against a security token service that lends every role but one. */
@ExtendWith(SandboxS3.class)
class RoleChainCredentialsTest {
  private static final String FIRST = "arn:aws:iam::123456789012:role/First";
  private static final String SECOND = "arn:aws:iam::210987654321:role/Second";
  private static final String FORBIDDEN = "arn:aws:iam::123456789012:role/Forbidden";

  private final List<String> assumed = new CopyOnWriteArrayList<>();
  private final List<String> durations = new CopyOnWriteArrayList<>();
  private volatile String lentUntil = "2999-01-01T00:00:00Z";
  private HttpServer tokens;

  @BeforeEach
  void start() throws IOException {
    tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    tokens.createContext("/", this::answer);
    tokens.start();
  }

  @AfterEach
  void stop() {
    tokens.stop(0);
  }

  @Test
  @DisplayName("a role is assumed with the process's own keys (auth.iam-role-arn)")
  void oneRole(Bucket bucket) {
    bucket.put("k", "1\n");
    assertEquals(1, list(bucket, FIRST).objects().size());
    assertEquals(List.of("PROCESS assumes " + FIRST), assumed);
  }

  @Test
  @DisplayName("each role of a chain is assumed with the one before it (auth.iam-role-chain)")
  void chain(Bucket bucket) {
    bucket.put("k", "1\n");
    assertEquals(1, list(bucket, FIRST, SECOND).objects().size());
    assertEquals(List.of("PROCESS assumes " + FIRST, "ASIAFirst assumes " + SECOND), assumed);
  }

  @Test
  @DisplayName("a role that may not be assumed is told as such (auth.iam-role-arn)")
  void forbidden(Bucket bucket) {
    SqlError error = assertThrows(SqlError.class, () -> list(bucket, FORBIDDEN));
    assertEquals("Not authorized to get credentials of role " + FORBIDDEN, error.getMessage());
    assertTrue(error.detail().orElseThrow().contains("code:      30000"));
    assertEquals(
        "The security token service: User is not authorized to perform: sts:AssumeRole.",
        error.hint().orElseThrow());
    assertEquals(1, assumed.size());
  }

  @Test
  @DisplayName("a token service that does not answer is told as such (auth.iam-role-arn)")
  void unreachable(Bucket bucket) {
    Configuration hadoop = hadoop(bucket);
    tokens.stop(0);
    SqlError error = assertThrows(SqlError.class, () -> list(bucket, hadoop, FIRST));
    assertEquals("Not authorized to get credentials of role " + FIRST, error.getMessage());
    assertTrue(
        error
            .hint()
            .orElseThrow()
            .startsWith("The security token service: it does not answer: Connect to 127.0.0.1:"),
        error.hint().orElseThrow());
  }

  @Test
  @DisplayName("a process without credentials cannot assume a role (auth.iam-role-arn)")
  void nothingToAssumeWith(Bucket bucket) {
    Configuration hadoop = hadoop(bucket);
    hadoop.set(
        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    hadoop.unset("fs.s3a.access.key");
    hadoop.unset("fs.s3a.secret.key");
    SqlError error = assertThrows(SqlError.class, () -> list(bucket, hadoop, FIRST));
    assertEquals("Not authorized to get credentials of role " + FIRST, error.getMessage());
    assertTrue(
        error.hint().orElseThrow().startsWith("Slipher has no credentials of its own"),
        error.hint().orElseThrow());
    assertEquals(List.of(), assumed);
  }

  @Test
  @DisplayName(
      "how long a role is lent is set, and an hour at most in a chain (auth.iam-role-chain)")
  void duration(Bucket bucket) {
    bucket.put("k", "1\n");
    Configuration hadoop = hadoop(bucket);
    hadoop.set("fs.s3a.assumed.role.session.duration", "2h");
    assertEquals(1, list(bucket, hadoop, FIRST, SECOND).objects().size());
    assertEquals(List.of("7200", "3600"), durations);
  }

  @Test
  @DisplayName("credentials of a role are lent again before they end (auth.temp-credential-expiry)")
  void refreshed(Bucket bucket) throws IOException {
    bucket.put("k", "1\n");
    Configuration hadoop = hadoop(bucket);
    lentUntil = Instant.now().plusSeconds(30).toString();
    assertEquals(1, list(bucket, hadoop, FIRST).objects().size());
    int once = assumed.size();
    assertTrue(once >= 1);
    lentUntil = "2999-01-01T00:00:00Z";
    assertEquals(1, list(bucket, hadoop, FIRST).objects().size());
    assertTrue(assumed.size() > once, "the same connection asks again");
    int twice = assumed.size();
    assertEquals(1, list(bucket, hadoop, FIRST).objects().size());
    assertEquals(twice, assumed.size());
  }

  @Test
  @DisplayName("a token service is found by AWS's own variables (auth.iam-role-arn)")
  void byEnvironment(Bucket bucket) {
    Configuration hadoop = new Configuration(false);
    Map<String, String> environment =
        Map.of("AWS_ENDPOINT_URL_STS", "http://s", "AWS_ENDPOINT_URL", "http://all");
    assertEquals("http://s", tokenService(bucket, hadoop, environment));
    assertEquals(
        "http://all", tokenService(bucket, hadoop, Map.of("AWS_ENDPOINT_URL", "http://all")));
    hadoop.set("slipher.sandbox", "true");
    assertEquals("http://s", tokenService(bucket, hadoop, environment));
    assertEquals("", tokenService(bucket, hadoop, Map.of("AWS_ENDPOINT_URL", "http://all")));
  }

  private static String tokenService(
      Bucket bucket, Configuration hadoop, Map<String, String> environment) {
    Configuration made =
        StoreAccess.of(request(bucket, FIRST), hadoop, environment).configuration("b");
    boolean lends =
        made.get("fs.s3a.aws.credentials.provider").contains(RoleChainCredentials.class.getName());
    return lends ? made.get("fs.s3a.assumed.role.sts.endpoint") : "";
  }

  private SourceListing list(Bucket bucket, String... roles) {
    return list(bucket, hadoop(bucket), roles);
  }

  private Configuration hadoop(Bucket bucket) {
    Configuration hadoop = bucket.hadoop();
    hadoop.unset("slipher.sandbox");
    hadoop.set("fs.s3a.access.key", "PROCESS");
    hadoop.set("fs.s3a.secret.key", "secret");
    hadoop.set(
        "fs.s3a.assumed.role.sts.endpoint", "http://127.0.0.1:" + tokens.getAddress().getPort());
    return hadoop;
  }

  private static SourceListing list(Bucket bucket, Configuration hadoop, String... roles) {
    return S3Source.list(request(bucket, roles), hadoop, new CallLog());
  }

  private static S3Request request(Bucket bucket, String... roles) {
    S3Request request = bucket.prefix("k");
    return new S3Request(
        request.location(),
        false,
        Optional.empty(),
        new Authorization.IamRoles(List.of(roles)),
        false,
        request.identity());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body =
          URLDecoder.decode(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
              StandardCharsets.UTF_8);
      String role = body.replaceAll("(?s).*RoleArn=([^&]*).*", "$1");
      String caller =
          exchange
              .getRequestHeaders()
              .getFirst("Authorization")
              .replaceAll(".*Credential=([^/]*)/.*", "$1");
      assumed.add(caller + " assumes " + role);
      if (body.contains("DurationSeconds=")) {
        durations.add(body.replaceAll("(?s).*DurationSeconds=([^&]*).*", "$1"));
      }
      boolean lent = !role.equals(FORBIDDEN);
      byte[] answer =
          (lent ? lent(role.substring(role.lastIndexOf('/') + 1)) : REFUSED)
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      exchange.sendResponseHeaders(lent ? 200 : 403, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String lent(String role) {
    return """
    <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
    <Credentials><AccessKeyId>ASIA%s</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
    <SessionToken>t</SessionToken><Expiration>%s</Expiration></Credentials>
    </AssumeRoleResult></AssumeRoleResponse>\
    """
        .formatted(role, lentUntil);
  }

  private static final String REFUSED =
      """
      <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
      <Code>AccessDenied</Code><Message>User is not authorized to perform: sts:AssumeRole</Message>
      </Error><RequestId>r</RequestId></ErrorResponse>\
      """;
}
