package dev.slipher.sandbox.tpch;

import dev.slipher.sandbox.HdfsClient;
import dev.slipher.sandbox.ItemClient;
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

  /** Through S3, as any client puts objects. */
  static Destination bucket(ObjectClient client, String bucket) {
    return new Uploads((key, file) -> client.put(bucket, key, file));
  }

  /** Into a folder of HDFS. */
  static Destination hdfs(HdfsClient client, String folder) {
    return new Uploads((key, file) -> client.put(folder + "/" + key, file));
  }

  /**
   * Into a table of DynamoDB, a row an item.
   *
   * @param rows the table of TPC-H, whose rows are delimited by pipes
   */
  static Destination dynamoDb(ItemClient client, String table, String rows) {
    return new Uploads((key, file) -> client.put(table, TpchItems.of(rows, file)));
  }

  /** Puts a file's content somewhere else. */
  interface Upload {
    void put(String key, Path file) throws IOException;
  }

  /** To a server. */
  record Uploads(Upload upload) implements Destination {
    @Override
    public Path draft() throws IOException {
      return Files.createTempFile("tpch", ".tmp");
    }

    @Override
    public void place(Path draft, String key) throws IOException {
      try {
        upload.put(key, draft);
      } finally {
        Files.delete(draft);
      }
    }
  }
}
