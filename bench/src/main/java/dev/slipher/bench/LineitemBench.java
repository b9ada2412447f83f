package dev.slipher.bench;

import dev.slipher.endpoint.Endpoint;
import dev.slipher.endpoint.EndpointSettings;
import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * Loads TPC-H's lineitem from the sandbox's S3 into Delta, in turn with Slipher's COPY and with
 * Spark's own reader of the same format, in one process and on the same data, and prints both times
 * and their ratio.
 */
public final class LineitemBench {
  private static final int PARTS = 8;

  private final BenchOptions options;
  private final PrintStream out;

  private LineitemBench(BenchOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Runs with the options {@code --scale}, {@code --runs}, {@code --style}, {@code --format} and
   * {@code --only}.
   */
  public static void main(String[] arguments) throws Exception {
    BenchOptions options;
    try {
      options = BenchOptions.of(arguments);
    } catch (IllegalArgumentException wrongOption) {
      System.err.println("bench/lineitem: " + wrongOption.getMessage());
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("slipher-bench");
    int status = 1;
    try {
      new LineitemBench(options, System.out).run(folder);
      status = 0;
    } catch (IOException | RuntimeException failure) {
      failure.printStackTrace();
    } finally {
      Folders.delete(folder);
    }
    // The engine's threads would keep the process alive.
    System.exit(status);
  }

  private void run(Path folder) throws IOException, InterruptedException {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.of(folder.resolve("s3")))) {
      EndpointSettings settings =
          EndpointSettings.of(folder.resolve("data")).withSandbox(sandbox.endpoint());
      try (Endpoint endpoint = Endpoint.start(settings)) {
        out.println("endpoint at " + endpoint.jdbcUrl());
        compare(LineitemData.generate(sandbox, SparkSession.active(), options, PARTS, out));
      }
    }
  }

  /** What this process has used of all processors: steadier than the clock on a busy machine. */
  private static double processorSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(duration -> duration.toMillis() / 1e3)
        .orElse(Double.NaN);
  }

  private void compare(long bytes) {
    SparkSession session = SparkSession.active();
    List<Contender> contenders = new ArrayList<>();
    if (options.runs("copy")) {
      contenders.add(new CopyContender(session, options.style(), options.format()));
    }
    if (options.runs("spark")) {
      contenders.add(new SparkContender(session, options.format()));
    }
    Measurements measurements = new Measurements();
    for (int run = 0; run <= options.runs(); run++) {
      for (Contender contender : contenders) {
        HeapPeak heap = HeapPeak.watch();
        contender.prepare();
        double busy = processorSeconds();
        long started = System.nanoTime();
        long rows = contender.load();
        double seconds = (System.nanoTime() - started) / 1e9;
        busy = processorSeconds() - busy;
        out.printf(
            Locale.ROOT,
            "%-6s %-6s %,11d rows  %6.2f s  %6.2f s of processors  %,10.0f rows/s  %6.1f MB/s"
                + "  peak heap %,d MB%n",
            run == 0 ? "warm" : "run " + run,
            contender.name(),
            rows,
            seconds,
            busy,
            rows / seconds,
            bytes / seconds / 1e6,
            heap.megabytes());
        if (run > 0) {
          measurements.add(contender.name(), seconds);
        }
        contender.cleanUp();
      }
    }
    measurements.print(out);
  }
}
