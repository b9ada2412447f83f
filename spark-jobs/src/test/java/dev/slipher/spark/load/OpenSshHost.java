package dev.slipher.spark.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's OpenSSH server, as the user who runs the tests. */
final class OpenSshHost implements SshHost {
  private static final Path PRIVILEGE_SEPARATION = Path.of("/run/sshd");

  private final Process process;
  private final int port;
  private final String hostKey;

  private OpenSshHost(Process process, int port, String hostKey) {
    this.process = process;
    this.port = port;
    this.hostKey = hostKey;
  }

  /** Where the server is, whether or not it is there. */
  static Path program() {
    return Path.of(System.getenv().getOrDefault("SLIPHER_SSHD", "/usr/sbin/sshd"));
  }

  static OpenSshHost start(Path folder, int wanted, Path authorizedKeys) {
    try {
      Files.createDirectories(folder);
      Path rsa = folder.resolve("host_rsa");
      if (!Files.exists(rsa)) {
        run("ssh-keygen", "-q", "-t", "rsa", "-N", "", "-f", rsa.toString());
        // Which clients would take first, if they did not ask for the other.
        Path other = folder.resolve("host_ed25519");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other.toString());
      }
      if (System.getProperty("user.name").equals("root")) {
        Files.createDirectories(PRIVILEGE_SEPARATION);
      }
      int port = wanted == 0 ? freePort() : wanted;
      Path settings = folder.resolve("sshd_config");
      Files.write(
          settings,
          List.of(
              "Port " + port,
              "ListenAddress 127.0.0.1",
              "HostKey " + rsa,
              "HostKey " + folder.resolve("host_ed25519"),
              "AuthorizedKeysFile " + authorizedKeys,
              "PidFile none",
              "UsePAM no",
              "StrictModes no",
              "PasswordAuthentication no",
              "KbdInteractiveAuthentication no",
              "PermitRootLogin yes"));
      Process process =
          new ProcessBuilder(program().toString(), "-D", "-e", "-f", settings.toString()).start();
      awaitListening(process.errorReader());
      String line = Files.readString(folder.resolve("host_rsa.pub"));
      return new OpenSshHost(process, port, line.split(" ")[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void run(String... command) throws IOException {
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new IOException(String.join(" ", command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void awaitListening(BufferedReader log) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      if (line.startsWith("Server listening")) {
        Thread drain = new Thread(() -> log.lines().forEach(rest -> {}), "sshd-log");
        drain.setDaemon(true);
        drain.start();
        return;
      }
      said.append(line).append('\n');
    }
    throw new IOException("sshd did not start: " + said);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String user() {
    return System.getProperty("user.name");
  }

  @Override
  public String hostKey() {
    return hostKey;
  }

  @Override
  public boolean handsSignalsOn() {
    return !user().equals("root");
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    children.forEach(child -> child.onExit().join());
  }
}
