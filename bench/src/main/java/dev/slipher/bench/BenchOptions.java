package dev.slipher.bench;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What to measure.
 *
 * @param scale TPC-H's scale factor
 * @param runs counted runs of each contender, after one to warm up
 * @param style DISTSTYLE of the table that COPY loads: {@code even} or {@code key}
 * @param format what the data is stored as
 * @param only the contenders to run
 */
record BenchOptions(double scale, int runs, String style, LineitemFormat format, Set<String> only) {

  static BenchOptions of(String[] arguments) {
    double scale = 1;
    int runs = 5;
    String style = "even";
    LineitemFormat format = LineitemFormat.TEXT;
    Set<String> only = Set.of("copy", "spark");
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--scale" -> scale = number(arguments[i], value).doubleValue();
        case "--runs" -> runs = number(arguments[i], value).intValue();
        case "--style" -> style = value;
        case "--format" -> format = LineitemFormat.of(value);
        case "--only" -> only = Set.of(value);
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    return new BenchOptions(scale, runs, style, format, only);
  }

  /**
   * The options of a bench that knows one format and contenders of its own.
   *
   * @throws IllegalArgumentException for any other
   */
  static BenchOptions sources(String[] arguments) {
    BenchOptions options = of(arguments);
    if (options.format() != LineitemFormat.TEXT || options.only().size() == 1) {
      throw new IllegalArgumentException("takes no --format and no --only");
    }
    return options;
  }

  private static BigDecimal number(String option, String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " is a number, not " + value, e);
    }
  }

  boolean runs(String contender) {
    return only.contains(contender);
  }
}
