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
  ORC,
  AVRO,
  AVRO_DEFLATE,
  AVRO_SNAPPY,
  AVRO_BZIP2,
  /** The file of shapes; what belongs beside it is {@link ShapefileText}'s too. */
  SHAPEFILE;

  /**
   * A file of this format: Parquet and ORC with the rows of a query, as Spark writes it, Avro with
   * a schema and records as {@link AvroText} reads them, of a shapefile the shapes as {@link
   * ShapefileText} reads them.
   */
  byte[] file(String text) {
    return switch (this) {
      case TEXT -> throw new IllegalStateException("text is no file of a format");
      case PARQUET, ORC -> rows(text);
      case AVRO -> AvroText.file(text, "null");
      case AVRO_DEFLATE -> AvroText.file(text, "deflate");
      case AVRO_SNAPPY -> AvroText.file(text, "snappy");
      case AVRO_BZIP2 -> AvroText.file(text, "bzip2");
      case SHAPEFILE -> ShapefileText.read(text).shapes();
    };
  }

  private byte[] rows(String query) {
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
