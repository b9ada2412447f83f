package dev.slipher.spark.load.source.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that each host has shown first, in a file as OpenSSH's {@code known_hosts}. A key that
 * has changed is told of each time until somebody removes the host's line.
 */
final class KnownHosts {
  private static final Logger LOG = LoggerFactory.getLogger(KnownHosts.class);

  /** Loads of one process take turns at the file. */
  private static final Object TURN = new Object();

  private final Path file;

  KnownHosts(Path file) {
    this.file = file;
  }

  /**
   * Compares what hosts have shown with what they showed first, and remembers those that are new.
   *
   * @param shown keys by host
   * @return the hosts that have shown others
   */
  Set<String> changed(Map<String, byte[]> shown) {
    Set<String> changed = new HashSet<>();
    synchronized (TURN) {
      try {
        Map<String, String> known = read();
        StringBuilder lines = new StringBuilder();
        shown.forEach(
            (host, key) -> {
              String line = SshManifest.type(key) + " " + ClusterKey.base64(key);
              Optional.ofNullable(known.get(host))
                  .ifPresentOrElse(
                      before -> {
                        if (!before.equals(line)) {
                          changed.add(host);
                        }
                      },
                      () -> lines.append(host).append(' ').append(line).append('\n'));
            });
        if (!lines.isEmpty()) {
          append(lines.toString());
        }
      } catch (IOException e) {
        LOG.warn("the keys of SSH hosts cannot be remembered: {}", e.getMessage(), e);
      }
    }
    return changed;
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> known = new HashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.strip().split("\\s+");
        if (words.length >= 3 && !words[0].startsWith("#")) {
          known.putIfAbsent(words[0], words[1] + " " + words[2]);
        }
      }
    }
    return known;
  }

  private void append(String lines) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
