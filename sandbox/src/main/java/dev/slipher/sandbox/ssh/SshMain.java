package dev.slipher.sandbox.ssh;

import dev.slipher.sandbox.Arguments;
import dev.slipher.sandbox.SandboxSsh;
import dev.slipher.sandbox.ServerProcess;
import dev.slipher.sandbox.ServerProcess.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;

/**
 * The process of the sandbox's SSH host. {@code SshMain --folder DIR --authorized-keys FILE
 * --host-key FILE} runs commands in the folder until it is told to stop (SIGTERM, SIGINT).
 *
 * <p>When it answers, the line {@code SSH is ready at 127.0.0.1:PORT KEY} (its public RSA key in
 * base64) goes to standard output and, when asked for, into a file, which is removed at the end.
 * The exit status is 2 for a wrong command line and 1 when it cannot start.
 */
public final class SshMain {
  private static final String ADDRESS = "127.0.0.1";
  private static final int KEY_BITS = 2048;

  private static final String USAGE =
      """
      usage: SshMain --folder DIR --authorized-keys FILE --host-key FILE [options]
        --folder DIR            where commands run
        --authorized-keys FILE  who may come in, under any name; read anew when it changes
        --host-key FILE         the host's private key; made if it is missing
        --port N                the port on 127.0.0.1; default: a free one
        --ready-file FILE       written once the host answers
        --until-input-ends      stop when standard input ends, too
      """;

  private static final ServerProcess PROCESS =
      new ServerProcess(
          "ssh",
          USAGE,
          SandboxSsh.READY,
          List.of("--folder", "--authorized-keys", "--host-key"),
          List.of("--port"),
          List.of());

  private SshMain() {}

  /** Starts what the arguments say and returns when it has stopped. */
  public static void main(String[] arguments) throws InterruptedException {
    PROCESS.run(List.of(arguments), SshMain::start);
  }

  private static Started start(Arguments given) throws IOException {
    SshServer host = host(given);
    host.start();
    return Started.of(
        ADDRESS + ":" + host.getPort() + " " + publicKey(host.getKeyPairProvider()),
        () -> host.close(true));
  }

  private static SshServer host(Arguments given) throws IOException {
    Path folder = Path.of(given.required("--folder")).toAbsolutePath().normalize();
    Files.createDirectories(folder);
    Path hostKey = Path.of(given.required("--host-key")).toAbsolutePath();
    Files.createDirectories(hostKey.getParent());
    SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(hostKey);
    keys.setAlgorithm("RSA");
    keys.setKeySize(KEY_BITS);
    keys.setStrictFilePermissions(false);
    SshServer host = SshServer.setUpDefaultServer();
    host.setHost(ADDRESS);
    host.setPort(given.port("--port"));
    host.setKeyPairProvider(keys);
    host.setPublickeyAuthenticator(authenticator(Path.of(given.required("--authorized-keys"))));
    host.setCommandFactory((channel, command) -> new ShellCommand(command, folder));
    return host;
  }

  /** One at a time: while one reads a file that has changed, others would be turned away. */
  private static PublickeyAuthenticator authenticator(Path authorizedKeys) {
    PublickeyAuthenticator authenticator = new AuthorizedKeysAuthenticator(authorizedKeys);
    return (user, key, session) -> {
      synchronized (authenticator) {
        return authenticator.authenticate(user, key, session);
      }
    };
  }

  private static String publicKey(KeyPairProvider keys) throws IOException {
    KeyPair pair;
    try {
      pair = keys.loadKeys(null).iterator().next();
    } catch (GeneralSecurityException e) {
      throw new IOException("the host's key cannot be read: " + e.getMessage(), e);
    }
    return PublicKeyEntry.toString(pair.getPublic()).split(" ")[1];
  }
}
