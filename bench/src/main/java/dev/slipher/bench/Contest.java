package dev.slipher.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Contenders that load the same data in turn.
 *
 * @param bytes of the data
 */
record Contest(List<Contender> contenders, long bytes, PrintStream out) {

  /** Runs all once to warm up, then so many times more, and prints what that took. */
  void run(int times) {
    Measurements measurements = new Measurements();
    for (int run = 0; run <= times; run++) {
      for (Contender contender : contenders) {
        double seconds = load(contender, run == 0 ? "warm" : "run " + run);
        if (run > 0) {
          measurements.add(contender.name(), seconds);
        }
      }
    }
    measurements.print(out);
  }

  private double load(Contender contender, String run) {
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
        run,
        contender.name(),
        rows,
        seconds,
        busy,
        rows / seconds,
        bytes / seconds / 1e6,
        heap.megabytes());
    contender.cleanUp();
    return seconds;
  }

  /** What this process has used of all processors: steadier than the clock on a busy machine. */
  private static double processorSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(duration -> duration.toMillis() / 1e3)
        .orElse(Double.NaN);
  }
}
