package dev.slipher.sandbox.tpch;

import dev.slipher.sandbox.HdfsClient;
import dev.slipher.sandbox.ObjectClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where generated objects go. Each is written whole into a file first, and then put in place. */
public sealed interface Destination {

  /** A file of its own to write into. */
  Path draft() throws IOException;

  /** Makes the draft the object of this key, and does away with the draft. */
  void place(Path draft, String key) throws IOException;

  /** Straight into a bucket's folder, by moves, so that no list shows half an object. */
  record Folder(Path bucket) implements Destination {
    @Override
    public Path draft() throws IOException {
      Files.createDirectories(bucket);
      // Beside the buckets: on the same disk, in no bucket.
      Path drafts = Files.createDirectories(bucket.resolveSibling(".uploads"));
      return Files.createTempFile(drafts, "tpch", ".tmp");
    }

    @Override
    public void place(Path draft, String key) throws IOException {
      Path target = bucket.resolve(key);
      Files.createDirectories(target.getParent());
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Into a folder of HDFS. */
  record Hdfs(HdfsClient client, String folder) implements Destination {
    @Override
    public Path draft() throws IOException {
      return Files.createTempFile("tpch", ".tmp");
    }

    @Override
    public void place(Path draft, String key) throws IOException {
      try {
        client.put(folder + "/" + key, draft);
      } finally {
        Files.delete(draft);
      }
    }
  }

  /** Through S3, as any client puts objects. */
  record Bucket(ObjectClient client, String bucket) implements Destination {
    @Override
    public Path draft() throws IOException {
      return Files.createTempFile("tpch", ".tmp");
    }

    @Override
    public void place(Path draft, String key) throws IOException {
      try {
        client.put(bucket, key, draft);
      } finally {
        Files.delete(draft);
      }
    }
  }
}
