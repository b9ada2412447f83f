package dev.slipher.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointSettingsTest {
  @Test
  void haveTheDefaultsOfTheCommandLine() {
    EndpointSettings settings = EndpointSettings.fromEnvironment(Map.of());
    assertEquals(Path.of("slipher-data").toAbsolutePath(), settings.dataDirectory());
    assertEquals("127.0.0.1", settings.bindAddress());
    assertEquals(10_000, settings.port());
    assertEquals(2, settings.nodes());
    assertEquals(2, settings.slicesPerNode());
    assertEquals(Optional.empty(), settings.s3Endpoint());
    assertFalse(settings.sandbox());
  }

  @Test
  void takeTheEndpointOfS3BeforeTheGeneralOne() {
    EndpointSettings settings =
        EndpointSettings.fromEnvironment(
            Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:2"));
    assertEquals(Optional.of(URI.create("http://127.0.0.1:2")), settings.s3Endpoint());
  }

  @Test
  void takeEmrClustersPartedByBlanks() {
    assertEquals(
        Map.of("j-A", "h", "j-B", "hdfs://x:1,hdfs://y:1", "j-C", "hdfs://[::1]:8020/"),
        EndpointSettings.fromEnvironment(
                Map.of("SLIPHER_EMR", " j-A=h\tj-B=hdfs://x:1,hdfs://y:1  j-C=hdfs://[::1]:8020/ "))
            .emrClusters());
  }

  @Test
  void tellSparkWhereRolesAre(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("roles"), "* * default\n");
    assertEquals(
        Map.of(
            "spark.hadoop.slipher.roles",
            file.toString(),
            "spark.hadoop.fs.s3a.assumed.role.session.duration",
            "900s"),
        EndpointSettings.fromEnvironment(
                Map.of("SLIPHER_ROLES", file.toString(), "SLIPHER_ROLE_DURATION", "900s"))
            .sparkSettings());
  }

  @Test
  void tellSparkHowOftenFoldersAreLookedInto() {
    assertEquals(
        Map.of("spark.slipher.copyJobSeconds", "30"),
        EndpointSettings.fromEnvironment(Map.of("SLIPHER_COPY_JOB_SECONDS", "30")).sparkSettings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SLIPHER_PORT            | http  | SLIPHER_PORT=http is not a whole number.
          SLIPHER_PORT            | 70000 | SLIPHER_PORT=70000 is out of range: 0 to 65535.
          SLIPHER_NODES           | 0     | SLIPHER_NODES=0 is out of range: 1 to 128.
          SLIPHER_EMR             | j-A   | SLIPHER_EMR: j-A is not a cluster and its name node, such as j-ABC=hdfs://10.0.0.5:8020.
          SLIPHER_EMR             | j-A=  | SLIPHER_EMR: j-A= is not a cluster and its name node, such as j-ABC=hdfs://10.0.0.5:8020.
          SLIPHER_EMR             | j-A=http://x | SLIPHER_EMR: j-A=http://x is not a cluster and its name node, such as j-ABC=hdfs://10.0.0.5:8020.
          SLIPHER_EMR             | j-A=h:1,  | SLIPHER_EMR: j-A=h:1, is not a cluster and its name node, such as j-ABC=hdfs://10.0.0.5:8020.
          AWS_ENDPOINT_URL        | localhost:9000 | AWS_ENDPOINT_URL=localhost:9000 is not the address of a server such as http://127.0.0.1:9000.
          AWS_ENDPOINT_URL_S3     | a b   | AWS_ENDPOINT_URL_S3=a b is not the address of a server such as http://127.0.0.1:9000.
          AWS_ENDPOINT_URL_STS    | ftp://h | AWS_ENDPOINT_URL_STS=ftp://h is not the address of a server such as http://127.0.0.1:9000.
          AWS_ENDPOINT_URL_DYNAMODB | http:// | AWS_ENDPOINT_URL_DYNAMODB=http:// is not the address of a server such as http://127.0.0.1:9000.
          SLIPHER_ROLES           | /no/roles | SLIPHER_ROLES: /no/roles cannot be read.
          SLIPHER_ROLE_DURATION   | soon  | SLIPHER_ROLE_DURATION=soon is not a time such as 1h or 900s.
          SLIPHER_ROLE_DURATION   | 5m    | SLIPHER_ROLE_DURATION=5m is out of range: 15m to 12h.
          SLIPHER_ROLE_DURATION   | 13h   | SLIPHER_ROLE_DURATION=13h is out of range: 15m to 12h.
          SLIPHER_SSH_CONNECT_SECONDS | 0 | SLIPHER_SSH_CONNECT_SECONDS=0 is out of range: 1 to 604800.
          SLIPHER_SSH_COMMAND_SECONDS | x | SLIPHER_SSH_COMMAND_SECONDS=x is not a whole number.
          SLIPHER_COPY_JOB_SECONDS | 0    | SLIPHER_COPY_JOB_SECONDS=0 is out of range: 1 to 86400.
          SLIPHER_SLICES_PER_NODE | 33    | SLIPHER_SLICES_PER_NODE=33 is out of range: 1 to 32.
          """)
  void nameTheVariableThatCannotBeUsed(String name, String value, String message) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> EndpointSettings.fromEnvironment(Map.of(name, value)));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void doNotShowThePassword() {
    EndpointSettings settings =
        EndpointSettings.fromEnvironment(Map.of("SLIPHER_PASSWORD", "Correct1Horse"));
    assertFalse(settings.toString().contains("Correct1Horse"));
  }
}
