package dev.slipher.spark.load.columnar;

import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The objects that this process is reading, as a Hadoop file system: the columnar readers know no
 * other way to seek, and S3A's own could not name every key, nor hold a version fast, nor keep each
 * load's credentials apart.
 */
public final class PinnedFiles extends FileSystem {
  private static final String SCHEME = "slipher-pinned";
  private static final URI ROOT = URI.create(SCHEME + ":///");
  private static final int BLOCK = 128 << 20;

  private static final Map<String, Pinned> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT = new AtomicLong();

  /** What stands behind a path. */
  private record Pinned(
      Split split, SplitOpener opener, AtomicLong transferred, Queue<PinnedInput> inputs) {}

  /** A path that is good until it is closed. */
  record Lease(Path path, AtomicLong transferred) implements AutoCloseable {
    /** Bytes that came from the source so far. */
    long bytes() {
      return transferred.get();
    }

    /** Closes what was opened by the path too: readers that fail leave their input open. */
    @Override
    public void close() throws IOException {
      Pinned pinned = OPEN.remove(path.getName());
      if (pinned != null) {
        for (PinnedInput input : pinned.inputs()) {
          input.close();
        }
      }
    }
  }

  /** Lets the file be read by a path; its range does not matter. */
  static Lease lease(Split split, SplitOpener opener) {
    AtomicLong transferred = new AtomicLong();
    String name = Long.toString(NEXT.incrementAndGet());
    OPEN.put(name, new Pinned(split, opener, transferred, new ConcurrentLinkedQueue<>()));
    return new Lease(new Path(ROOT.resolve(name)), transferred);
  }

  /** A configuration in which such paths are known. */
  static Configuration configuration() {
    Configuration configuration = new Configuration(false);
    configuration.setClass("fs." + SCHEME + ".impl", PinnedFiles.class, FileSystem.class);
    configuration.setBoolean("fs." + SCHEME + ".impl.disable.cache", true);
    return configuration;
  }

  private static Pinned pinned(Path path) throws FileNotFoundException {
    Pinned pinned = OPEN.get(path.getName());
    if (pinned == null) {
      throw new FileNotFoundException(path.toString());
    }
    return pinned;
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    Pinned pinned = pinned(path);
    PinnedInput input = new PinnedInput(pinned.split(), pinned.opener(), pinned.transferred());
    pinned.inputs().add(input);
    return new FSDataInputStream(input);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return new FileStatus(pinned(path).split().size(), false, 1, BLOCK, 0, path);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    return new FileStatus[] {getFileStatus(path)};
  }

  @Override
  public Path getWorkingDirectory() {
    return new Path(ROOT);
  }

  @Override
  public void setWorkingDirectory(Path path) {
    throw new IllegalArgumentException("every path here is absolute: " + path);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    throw readOnly();
  }

  @Override
  public FSDataOutputStream append(Path path, int bufferSize, Progressable progress)
      throws IOException {
    throw readOnly();
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    throw readOnly();
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    throw readOnly();
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    throw readOnly();
  }

  private static IOException readOnly() {
    return new IOException("a load's source is only read");
  }
}
