package dev.slipher.spark.load.source.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.sandbox.SandboxSsh;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One connection to a host that falls silent at any moment of it. */
@Timeout(100)
class SshConnectionTest {
  /** Small enough that each message of the host is cut once. */
  private static final int STEP = 40;

  /** Longer than the test may last: who waits for it is never let go. */
  private static final int FOR_EVER = 3600;

  @TempDir private static Path folder;
  private static ClusterKey key;
  private static SandboxSsh host;

  @BeforeAll
  static void start() throws IOException {
    key = ClusterKey.prepare(folder.resolve("keys"));
    host =
        SandboxSsh.start(
            folder.resolve("home"), 0, key.publicFile(), folder.resolve("host/host_rsa"));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static String read(StallingProxy proxy) throws IOException {
    SshEntry entry = new SshEntry("127.0.0.1", proxy.port(), "redshift", "echo 1", "", true);
    SshSettings settings = new SshSettings(key.privateFile().toString(), "", FOR_EVER, FOR_EVER);
    try (SshConnection connection = SshConnection.open(entry, settings, proxy::stalled)) {
      return new String(connection.output().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  @DisplayName("a task that is killed waits for nothing that its host has yet to say")
  void killed() throws IOException {
    long all;
    try (StallingProxy open = StallingProxy.before(host.port(), Long.MAX_VALUE)) {
      assertEquals("1\n", read(open));
      all = open.passed();
    }
    assertTrue(all > 1_000, all + " bytes");
    // The end of it comes in messages whose order is the host's to choose.
    for (long most = 0; most < all - 300; most += STEP) {
      try (StallingProxy stalling = StallingProxy.before(host.port(), most)) {
        assertThrows(InterruptedIOException.class, () -> read(stalling), "after " + most);
      }
    }
  }
}
