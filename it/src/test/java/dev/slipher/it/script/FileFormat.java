package dev.slipher.it.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** What an object's lines become. */
public enum FileFormat {
  /** The lines themselves. */
  TEXT,
  PARQUET,
  ORC;

  /** A file of this format with the rows of a query, as Spark writes it. */
  byte[] file(String query) {
    try {
      Path folder = Files.createTempDirectory("slipher-case");
      try {
        SparkSession.getDefaultSession()
            .get()
            .newSession()
            .sql(query)
            .coalesce(1)
            .write()
            .format(name().toLowerCase(Locale.ROOT))
            .mode("overwrite")
            .save(folder.toString());
        return Files.readAllBytes(only(folder));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
