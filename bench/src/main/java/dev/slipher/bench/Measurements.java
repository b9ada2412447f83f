package dev.slipher.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The counted runs of each contender. */
final class Measurements {
  private final Map<String, List<Double>> secondsByName = new LinkedHashMap<>();

  void add(String name, double seconds) {
    secondsByName.computeIfAbsent(name, key -> new ArrayList<>()).add(seconds);
  }

  /** Prints medians, and each contender's share of the last one's time, run by run. */
  void print(PrintStream out) {
    out.println();
    secondsByName.forEach(
        (name, seconds) ->
            out.printf(
                Locale.ROOT,
                "%-10s median %6.2f s  (%.2f to %.2f)%n",
                name,
                median(seconds),
                least(seconds),
                most(seconds)));
    List<String> names = List.copyOf(secondsByName.keySet());
    String last = names.get(names.size() - 1);
    names.subList(0, names.size() - 1).forEach(name -> printRatio(name, last, out));
  }

  private void printRatio(String name, String other, PrintStream out) {
    List<Double> first = secondsByName.get(name);
    List<Double> second = secondsByName.get(other);
    List<Double> ratios = new ArrayList<>();
    for (int run = 0; run < first.size(); run++) {
      ratios.add(first.get(run) / second.get(run));
    }
    out.printf(
        Locale.ROOT,
        "%s / %s: median %.2f  (%.2f to %.2f)%n",
        name,
        other,
        median(ratios),
        least(ratios),
        most(ratios));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static double least(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
