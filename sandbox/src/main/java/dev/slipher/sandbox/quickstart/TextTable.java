package dev.slipher.sandbox.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows in columns that line up: text to the left, numbers to the right, as psql shows them.
 *
 * @param columns the columns' names
 * @param rows the cells; null shows as nothing
 */
record TextTable(List<String> columns, List<List<String>> rows) {

  /** Copies, and holds every row to the columns' number. */
  TextTable {
    columns = List.copyOf(columns);
    List<List<String>> copies = new ArrayList<>();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(columns.size() + " columns cannot hold the row " + row);
      }
      copies.add(row.stream().map(cell -> cell == null ? "" : cell).toList());
    }
    rows = List.copyOf(copies);
  }

  /** The table as lines, the last without a line end. */
  String text() {
    int width = columns.size();
    int[] widths = new int[width];
    boolean[] numeric = new boolean[width];
    for (int i = 0; i < width; i++) {
      int column = i;
      widths[i] =
          Math.max(
              length(columns.get(i)),
              rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0));
      numeric[i] =
          rows.stream().allMatch(row -> isNumber(row.get(column)))
              && rows.stream().anyMatch(row -> !row.get(column).isEmpty());
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(columns, widths, numeric, " | "));
    List<String> rules = new ArrayList<>();
    for (int each : widths) {
      rules.add("-".repeat(each));
    }
    lines.add(line(rules, widths, numeric, "-+-"));
    for (List<String> row : rows) {
      lines.add(line(row, widths, numeric, " | "));
    }
    return String.join("\n", lines);
  }

  private static String line(List<String> cells, int[] widths, boolean[] right, String between) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String padding = " ".repeat(widths[i] - length(cell));
      line.append(i == 0 ? "" : between).append(right[i] ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private static boolean isNumber(String cell) {
    return cell.isEmpty() || cell.matches("-?[0-9][0-9,]*(\\.[0-9]+)?( [kMG]?B)?( s)?");
  }

  /** A count with its thousands parted: {@code 6,001,215}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A size as people read it: {@code 26.9 MB}. */
  static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
  }
}
