package dev.slipher.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What loads over SSH meet is seen by the tests of those loads; here is how the host comes up. */
class SandboxSshTest {
  @TempDir private Path folder;

  private SandboxSsh start(int port) {
    return SandboxSsh.start(
        folder.resolve("home"), port, folder.resolve("authorized"), folder.resolve("keys/host"));
  }

  @Test
  void itSpeaksSshAndKeepsItsKey() throws Exception {
    String key;
    int port;
    try (SandboxSsh host = start(0);
        Socket socket = new Socket("127.0.0.1", host.port());
        BufferedReader greeting =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      assertTrue(greeting.readLine().startsWith("SSH-2.0-"));
      key = host.hostKey();
      port = host.port();
      assertTrue(key.startsWith("AAAAB3NzaC1yc2E"), key);
    }
    try (SandboxSsh again = start(port)) {
      assertEquals(key, again.hostKey());
      assertEquals(port, again.port());
    }
  }

  @Test
  void aPortThatIsTakenIsOneClearLine() {
    try (SandboxSsh host = start(0)) {
      SandboxException refused = assertThrows(SandboxException.class, () -> start(host.port()));
      assertEquals(1, refused.getMessage().lines().count());
      assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
    }
  }

  @Test
  void aFolderThatIsAFileIsOneClearLine() throws Exception {
    Files.writeString(folder.resolve("home"), "");
    SandboxException refused = assertThrows(SandboxException.class, () -> start(0));
    assertEquals(1, refused.getMessage().lines().count());
  }
}
