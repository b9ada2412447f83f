package dev.slipher.endpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The data directory, held by one endpoint at a time; the hold ends with the process. */
final class DataDirectory implements AutoCloseable {
  private final Path scratch;
  private final FileChannel lock;

  private DataDirectory(Path scratch, FileChannel lock) {
    this.scratch = scratch;
    this.lock = lock;
  }

  /**
   * Makes the folders, takes the directory and clears what an earlier process left in its scratch
   * folder.
   *
   * @throws EndpointException if another endpoint holds the directory
   */
  static DataDirectory open(EndpointSettings settings) throws IOException {
    Path run = settings.dataDirectory().resolve("run");
    Files.createDirectories(run);
    FileChannel channel =
        FileChannel.open(
            run.resolve("endpoint.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!lock(channel)) {
      channel.close();
      throw EndpointException.directoryTaken(settings);
    }
    DataDirectory directory = new DataDirectory(settings.scratchDirectory(), channel);
    directory.clearScratch();
    Files.createDirectories(settings.scratchDirectory());
    Files.createDirectories(settings.warehouseDirectory());
    Files.createDirectories(settings.logDirectory());
    return directory;
  }

  @Override
  public void close() throws IOException {
    clearScratch();
    lock.close();
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private void clearScratch() throws IOException {
    if (!Files.exists(scratch)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(scratch)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
