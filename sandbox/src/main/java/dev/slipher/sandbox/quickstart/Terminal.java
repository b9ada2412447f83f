package dev.slipher.sandbox.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where the quickstart writes: plain lines, and on a terminal some bold face and one line at the
 * bottom that shows how far it is.
 */
final class Terminal {
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final long METER_MILLIS = 100;
  private static final String INDENT = "  ";

  private final PrintStream out;
  private final boolean live;

  private Terminal(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /** A file or a pipe: lines only. */
  static Terminal plain(PrintStream out) {
    return new Terminal(out, false);
  }

  /** A terminal that understands ANSI sequences. */
  static Terminal live(PrintStream out) {
    return new Terminal(out, true);
  }

  /** Standard output, as what it is: {@code NO_COLOR} and {@code TERM=dumb} are respected. */
  static Terminal ofStandardOutput() {
    boolean live =
        System.console() != null
            && System.getenv("NO_COLOR") == null
            && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(System.out, live);
  }

  void heading(String text) {
    out.println();
    out.println(live ? BOLD + text + PLAIN : text);
    out.println();
  }

  void line(String text) {
    out.println(text.isEmpty() ? "" : INDENT + text);
  }

  /** Lines as they are, each indented. */
  void lines(String text) {
    text.lines().forEach(this::line);
  }

  /** What is of less weight: how long something took. */
  void aside(String text) {
    out.println(INDENT + (live ? DIM + text + PLAIN : text));
  }

  void blank() {
    out.println();
  }

  /** Some work that may fail in its own way. */
  interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /** Does the work and, on a terminal, shows meanwhile how far it is and for how long. */
  <T, E extends Exception> T during(Supplier<String> state, Work<T, E> work) throws E {
    if (!live) {
      return work.run();
    }
    long start = System.nanoTime();
    ScheduledExecutorService meter =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "meter");
              thread.setDaemon(true);
              return thread;
            });
    Runnable draw =
        () -> {
          String passed = seconds(Duration.ofNanos(System.nanoTime() - start));
          out.print(CLEAR_LINE + INDENT + DIM + state.get() + " … " + passed + PLAIN);
          out.flush();
        };
    var _unused =
        meter.scheduleAtFixedRate(draw, METER_MILLIS, METER_MILLIS, TimeUnit.MILLISECONDS);
    try {
      return work.run();
    } finally {
      meter.shutdownNow();
      awaitEnd(meter);
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  private static void awaitEnd(ScheduledExecutorService meter) {
    try {
      if (!meter.awaitTermination(1, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the meter does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A duration as people read it: {@code 0.42 s}, {@code 12.3 s}. */
  static String seconds(Duration duration) {
    double seconds = duration.toNanos() / 1e9;
    return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
  }
}
