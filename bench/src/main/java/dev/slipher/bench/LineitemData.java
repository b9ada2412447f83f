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

/** TPC-H's lineitem as pipe-delimited objects under {@code s3://tpch/lineitem/}. */
final class LineitemData {
  private static final String BUCKET = "tpch";

  private LineitemData() {}

  /** Puts the data into the sandbox and returns its bytes. */
  static long generate(Sandbox sandbox, double scale, int parts, PrintStream out)
      throws IOException {
    TpchRequest request = TpchRequest.of(scale, BUCKET).withTables("lineitem").inParts(parts);
    long rows = sandbox.generateTpch(request).get("lineitem");
    long bytes = 0;
    try (Stream<Path> files = Files.walk(sandbox.bucket(BUCKET))) {
      List<Path> objects = files.filter(Files::isRegularFile).toList();
      for (Path object : objects) {
        bytes += Files.size(object);
      }
    }
    out.printf(
        Locale.ROOT,
        "lineitem at scale %s: %,d rows, %,d bytes in %d objects%n",
        scale,
        rows,
        bytes,
        parts);
    return bytes;
  }
}
