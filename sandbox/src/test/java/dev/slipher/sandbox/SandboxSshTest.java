package dev.slipher.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.PublicKeyAuthenticationReporter;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  @Test
  @Timeout(60)
  void loginsThatComeWhileTheKeysAreReadWaitForThem() throws Exception {
    Path keys = Files.createFile(folder.resolve("authorized"));
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    CountDownLatch asked = new CountDownLatch(3);
    BlockingQueue<Boolean> letIn = new LinkedBlockingQueue<>();
    try (SandboxSsh host = start(0);
        SshClient client = SshClient.setUpDefaultClient()) {
      client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
      client.setPublicKeyAuthenticationReporter(new Asking(ConcurrentHashMap.newKeySet(), asked));
      client.start();
      logIn(client, host.port(), pair, letIn);
      assertFalse(letIn.take());
      Files.delete(keys);
      // Who reads a pipe waits for what is written there.
      assertEquals(0, new ProcessBuilder("mkfifo", keys.toString()).start().waitFor());
      logIn(client, host.port(), pair, letIn);
      logIn(client, host.port(), pair, letIn);
      try (OutputStream writer = Files.newOutputStream(keys)) {
        asked.await();
        assertNull(letIn.poll(1, TimeUnit.SECONDS), "one has not waited");
        Path file = Files.writeString(folder.resolve("file"), text(pair));
        Files.move(file, keys, StandardCopyOption.REPLACE_EXISTING);
        writer.write(text(pair).getBytes(StandardCharsets.US_ASCII));
      }
      assertTrue(letIn.take());
      assertTrue(letIn.take());
    }
  }

  private static String text(KeyPair pair) {
    return PublicKeyEntry.toString(pair.getPublic()) + "\n";
  }

  private static void logIn(SshClient client, int port, KeyPair pair, Queue<Boolean> letIn)
      throws IOException {
    client
        .connect("ann", "127.0.0.1", port)
        .addListener(
            connected -> {
              ClientSession session = connected.getSession();
              session.addPublicKeyIdentity(pair);
              try {
                session.auth().addListener(answered -> letIn.add(answered.isSuccess()));
              } catch (IOException e) {
                letIn.add(false);
              }
            });
  }

  /** Counts the clients that have shown their key, which they do in several ways. */
  private record Asking(Set<ClientSession> all, CountDownLatch left)
      implements PublicKeyAuthenticationReporter {
    @Override
    public void signalAuthenticationAttempt(
        ClientSession session, String service, KeyPair identity, String signature) {
      if (all.add(session)) {
        left.countDown();
      }
    }
  }
}
