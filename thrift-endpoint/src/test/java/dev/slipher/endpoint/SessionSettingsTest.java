package dev.slipher.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipher.spark.load.source.ssh.ClusterKey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSettingsTest {
  @TempDir private Path folder;

  @Test
  void sayWhereThePrivateKeyIsAndNotTheKey() throws Exception {
    EndpointSettings settings =
        EndpointSettings.fromEnvironment(
            Map.of("SLIPHER_DATA", folder.toString(), "SLIPHER_SSH_COMMAND_SECONDS", "7"));
    ClusterKey key = ClusterKey.prepare(settings.keyDirectory());
    Map<String, String> spark =
        SessionSettings.of(settings, URI.create("thrift://127.0.0.1:1"), key);
    assertEquals(
        folder.resolve("keys/cluster_rsa").toString(),
        spark.get("spark.hadoop.slipher.ssh.identity"));
    assertEquals("7", spark.get("spark.hadoop.slipher.ssh.commandSeconds"));
    String secret = Files.readAllLines(key.privateFile()).get(1);
    spark.values().forEach(value -> assertFalse(value.contains(secret)));
  }
}
