package dev.slipher.bench;

import dev.slipher.endpoint.Endpoint;
import dev.slipher.endpoint.EndpointSettings;
import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Loads TPC-H's lineitem from the sandbox's S3 into Delta, in turn with Slipher's COPY and with
 * Spark's own reader of the same format, in one process and on the same data, and prints both times
 * and their ratio.
 */
final class LineitemBench {
  private static final int PARTS = 8;

  private final BenchOptions options;
  private final PrintStream out;

  LineitemBench(BenchOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  void run(Path folder) throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.of(folder.resolve("s3")))) {
      EndpointSettings settings =
          EndpointSettings.of(folder.resolve("data")).withSandbox(sandbox.endpoint());
      try (Endpoint endpoint = Endpoint.start(settings)) {
        out.println("endpoint at " + endpoint.jdbcUrl());
        compare(LineitemData.generate(sandbox, SparkSession.active(), options, PARTS, out));
      }
    }
  }

  private void compare(long bytes) {
    SparkSession session = SparkSession.active();
    List<Contender> contenders = new ArrayList<>();
    if (options.runs("copy")) {
      contenders.add(CopyContender.of(session, options.style(), options.format()));
    }
    if (options.runs("spark")) {
      contenders.add(new SparkContender(session, options.format()));
    }
    new Contest(contenders, bytes, out).run(options.runs());
  }
}
