package dev.slipher.catalog.warehouse;

import dev.slipher.catalog.CatalogErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** H2 in files, shared by processes. */
final class EmbeddedDatabase {
  private static final String OPTIONS =
      String.join(
          ";",
          "",
          "AUTO_SERVER=TRUE", // the first process serves the others
          "WRITE_DELAY=0", // what is committed is in the file: it survives kill -9
          "LOCK_TIMEOUT=30000", // a load with many errors writes for seconds
          "CACHE_SIZE=16384"); // KiB

  private EmbeddedDatabase() {}

  static String url(Path directory) {
    bindToLoopback();
    Path absolute = directory.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(absolute)) {
        Files.createDirectories(absolute);
        closeToOthers(absolute);
      }
    } catch (IOException e) {
      throw CatalogErrors.warehouseDatabaseFailed("create " + absolute, e);
    }
    // The interrupt that cancels a statement would close a plain file under the whole database.
    return "jdbc:h2:async:" + absolute.resolve("warehouse") + OPTIONS;
  }

  /** H2 reads the property once, before its first server starts; it has no option for it. */
  private static void bindToLoopback() {
    if (System.getProperty("h2.bindAddress") == null) {
      System.setProperty("h2.bindAddress", "127.0.0.1");
    }
  }

  /** The lock file holds the key that lets other processes in. */
  private static void closeToOthers(Path directory) throws IOException {
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
