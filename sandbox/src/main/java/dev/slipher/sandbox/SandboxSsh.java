package dev.slipher.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A host that can be reached over SSH, in a process of its own on 127.0.0.1: it runs commands in a
 * folder for whoever holds an authorized key, whatever the user's name. It needs the JDK alone on
 * this side, and ends with {@link #close} or with the process that started it.
 */
public final class SandboxSsh implements AutoCloseable {
  /** Begins the line that tells the port and the host's key. */
  public static final String READY = "SSH is ready at ";

  private static final int HEAP_MEGABYTES = 128;

  private final Process process;
  private final int port;
  private final String hostKey;

  private SandboxSsh(Process process, String said) {
    this.process = process;
    String[] words = said.split(" ");
    port = Integer.parseInt(words[0].substring(words[0].lastIndexOf(':') + 1));
    hostKey = words[1];
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param folder where commands run
   * @param port on 127.0.0.1, or 0 for a free one
   * @param authorizedKeys the file of the public keys that may come in, read anew when it changes;
   *     it need not be there yet
   * @param hostKeyFile the host's own key, made if it is not there
   * @throws SandboxException when it does not start
   */
  public static SandboxSsh start(Path folder, int port, Path authorizedKeys, Path hostKeyFile) {
    try {
      Files.createDirectories(folder);
      List<String> command =
          SandboxProcess.java(
              SandboxClassPath.find(SandboxClassPath.SSH),
              "dev.slipher.sandbox.ssh.SshMain",
              HEAP_MEGABYTES,
              // Compiled in full: what is simpler knows none of the processor's own encryption.
              "-XX:+UseSerialGC",
              // It has no log, and need not complain of that.
              "-Dslf4j.internal.verbosity=ERROR");
      command.addAll(List.of("--folder", folder.toString(), "--port", Integer.toString(port)));
      command.addAll(List.of("--authorized-keys", authorizedKeys.toString()));
      command.addAll(List.of("--host-key", hostKeyFile.toString(), "--until-input-ends"));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new SandboxSsh(process, SandboxProcess.awaitReady(process, READY));
    } catch (IOException e) {
      throw SandboxException.didNotStart(e.getMessage());
    }
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The base64 text of the host's public RSA key, as a manifest's {@code publickey} has it. */
  public String hostKey() {
    return hostKey;
  }

  @Override
  public void close() {
    SandboxProcess.stop(process);
  }
}
