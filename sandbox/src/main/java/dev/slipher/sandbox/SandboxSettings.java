package dev.slipher.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a sandbox is started with.
 *
 * @param folder holds the buckets: each direct sub-folder is one; made if missing
 * @param port the port on 127.0.0.1, or 0 for a free one
 * @param identities who may use it; empty means that any credentials, or none, are accepted
 * @param heapMegabytes the most memory the process may take for its heap, in MiB
 * @param log receives what the process has to say; empty: the standard error of this process does
 */
public record SandboxSettings(
    Path folder, int port, List<Identity> identities, int heapMegabytes, Optional<Path> log) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException when the port or the heap is out of range
   */
  public SandboxSettings {
    Objects.requireNonNull(log, "log");
    folder = folder.toAbsolutePath().normalize();
    identities = List.copyOf(identities);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port lies between 0 and 65535: " + port);
    }
    if (heapMegabytes < 32) {
      throw new IllegalArgumentException("a heap under 32 MiB does not do: " + heapMegabytes);
    }
  }

  /** Buckets in the folder, on a free port, open to any credentials. */
  public static SandboxSettings of(Path folder) {
    return new SandboxSettings(folder, 0, List.of(), 128, Optional.empty());
  }

  /** The same on this port. */
  public SandboxSettings withPort(int newPort) {
    return new SandboxSettings(folder, newPort, identities, heapMegabytes, log);
  }

  /** The same in strict mode: these identities only, each on its own buckets only. */
  public SandboxSettings withIdentities(Identity... newIdentities) {
    return new SandboxSettings(folder, port, List.of(newIdentities), heapMegabytes, log);
  }

  /** The same with another limit for the heap, in MiB. */
  public SandboxSettings withHeapMegabytes(int megabytes) {
    return new SandboxSettings(folder, port, identities, megabytes, log);
  }

  /** The same with what the process says appended to this file. */
  public SandboxSettings withLog(Path file) {
    return new SandboxSettings(folder, port, identities, heapMegabytes, Optional.of(file));
  }
}
