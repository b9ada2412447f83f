package dev.slipher.it.run;

import dev.slipher.sandbox.SandboxSsh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one host that the endpoint can reach over SSH, and the folder in which its commands run.
 *
 * @param folder what {@code ssh://host/path} is under
 */
public record RemoteHost(SandboxSsh host, Path folder) {
  private static final String URL = "ssh://host/";

  static boolean isOne(String url) {
    return url.startsWith(URL);
  }

  /** What cases call the host's port and its public key. */
  Map<String, String> variables() {
    return Map.of("sshport", Integer.toString(host.port()), "sshkey", host.hostKey());
  }

  void put(String url, byte[] content) {
    Path file = folder.resolve(url.substring(URL.length()));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
