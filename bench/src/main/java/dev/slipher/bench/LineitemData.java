package dev.slipher.bench;

import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.tpch.TpchRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** TPC-H's lineitem as objects under {@code lineitem/} of the format's bucket. */
final class LineitemData {
  private static final String GENERATED = LineitemFormat.TEXT.bucket();

  private LineitemData() {}

  /** Puts the data into the sandbox and returns its bytes. */
  static long generate(
      Sandbox sandbox, SparkSession session, BenchOptions options, int parts, PrintStream out)
      throws IOException {
    TpchRequest request =
        TpchRequest.of(options.scale(), GENERATED).withTables("lineitem").inParts(parts);
    long rows = sandbox.generateTpch(request).get("lineitem");
    long bytes = 0;
    for (Path object : objects(sandbox.bucket(GENERATED))) {
      bytes += Files.size(stored(sandbox, session, object, options.format()));
    }
    out.printf(
        Locale.ROOT,
        "lineitem at scale %s as %s: %,d rows, %,d bytes in %d objects%n",
        options.scale(),
        options.format(),
        rows,
        bytes,
        parts);
    return bytes;
  }

  private static Path stored(
      Sandbox sandbox, SparkSession session, Path generated, LineitemFormat format)
      throws IOException {
    if (format == LineitemFormat.TEXT) {
      return generated;
    }
    Path folder = Files.createDirectories(sandbox.bucket(format.bucket()).resolve("lineitem"));
    Path file = folder.resolve(generated.getFileName());
    format.store(session, generated, file);
    return file;
  }

  private static List<Path> objects(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
