package dev.slipher.sandbox.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartMainTest {
  private static final List<String> LEAST =
      List.of(
          "--url",
          "jdbc:hive2://h:1/dev",
          "--s3",
          "http://h:2",
          "--hdfs",
          "http://h:3",
          "--dynamodb",
          "http://h:4",
          "--ssh",
          "h:5",
          "--data",
          "d");

  @TempDir private Path folder;

  private static QuickstartSettings settings(String... more) {
    List<String> words = new ArrayList<>(LEAST);
    words.addAll(List.of(more));
    return QuickstartMain.settings(words, Optional.of("from-environment"));
  }

  @Test
  void whatIsNotSaidHasADefault() {
    QuickstartSettings settings = settings();
    assertEquals(0.1, settings.scale());
    assertEquals("awsuser", settings.user());
    assertEquals("from-environment", settings.password());
    assertEquals("said", settings("--password", "said").password());
    assertEquals("awsuser", QuickstartMain.settings(LEAST, Optional.empty()).password());
    assertFalse(settings.exit());
    assertTrue(settings("--exit").exit());
    assertFalse(settings.toString().contains("from-environment"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "one", "NaN", "1e9"})
  void aScaleThatIsNoneIsRefused(String scale) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> settings("--scale", scale));
    assertEquals("--scale is a number above 0, such as 0.1, not " + scale, refused.getMessage());
  }

  @Test
  void aWarehouseThatIsNotThereIsOneLineAndStatusOne() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    Process process = run("jdbc:hive2://127.0.0.1:" + port + "/dev");
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(1, process.waitFor());
    assertEquals(1, errors.lines().count(), errors);
    assertTrue(
        errors.startsWith(
            "quickstart: cannot connect to jdbc:hive2://127.0.0.1:" + port + "/dev as awsuser: "),
        errors);
  }

  private Process run(String url) throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            target.resolve("classes")
                + ":"
                + target.resolve("lib/*")
                + ":"
                + target.resolve("driver/*"),
            QuickstartMain.class.getName(),
            "--url",
            url,
            "--s3",
            "http://127.0.0.1:1",
            "--hdfs",
            "http://127.0.0.1:1",
            "--dynamodb",
            "http://127.0.0.1:1",
            "--ssh",
            "127.0.0.1:1",
            "--data",
            folder.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
