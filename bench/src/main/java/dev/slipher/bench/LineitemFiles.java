package dev.slipher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** Files of lineitem, as Spark writes them. */
final class LineitemFiles {
  private LineitemFiles() {}

  /** Writes one file of the rows of one generated file. */
  static void write(SparkSession session, String format, Path generated, Path file)
      throws IOException {
    Path folder = Files.createTempDirectory("slipher-bench-" + format);
    try {
      session
          .read()
          .schema(LineitemRows.SCHEMA)
          .option("sep", "|")
          .csv(generated.toUri().toString())
          .coalesce(1)
          .write()
          .format(format)
          .mode("overwrite")
          .save(folder.toUri().toString());
      try (Stream<Path> files = Files.list(folder)) {
        Path written =
            files
                .filter(path -> path.getFileName().toString().startsWith("part-"))
                .findFirst()
                .orElseThrow();
        Files.move(written, file);
      }
    } finally {
      Folders.delete(folder);
    }
  }
}
