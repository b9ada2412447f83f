package dev.slipher.bench;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of lineitem, made of the generator's lines of them. */
final class LineitemRows {
  /** The columns as Spark's types. */
  static final String SCHEMA =
      """
      l_orderkey bigint, l_partkey bigint, l_suppkey bigint, l_linenumber int,
      l_quantity decimal(12,2), l_extendedprice decimal(12,2), l_discount decimal(12,2),
      l_tax decimal(12,2), l_returnflag string, l_linestatus string, l_shipdate date,
      l_commitdate date, l_receiptdate date, l_shipinstruct string, l_shipmode string,
      l_comment string
      """;

  static final List<String> COLUMNS =
      SCHEMA
          .lines()
          .flatMap(line -> List.of(line.split(", ?")).stream())
          .map(String::strip)
          .filter(column -> column.startsWith("l_"))
          .map(column -> column.substring(0, column.indexOf(' ')))
          .toList();

  private static final int NUMBERS = 8;
  private static final int[] WIDTHS = {12, 10, 8, 2, 6, 10, 5, 5, 1, 1, 10, 10, 10, 25, 10, 44};

  private LineitemRows() {}

  /** An object with the numbers bare; the generator's text has nothing that JSON escapes. */
  static String json(String line) {
    String[] values = line.split("\\|");
    StringJoiner json = new StringJoiner(",", "{", "}");
    for (int column = 0; column < WIDTHS.length; column++) {
      String quote = column < NUMBERS ? "" : "\"";
      json.add("\"" + COLUMNS.get(column) + "\":" + quote + values[column] + quote);
    }
    return json.toString();
  }

  /** Texts in quotes; the generator's have none in them. */
  static String csv(String line) {
    String[] values = line.split("\\|");
    StringJoiner csv = new StringJoiner(",");
    for (int column = 0; column < WIDTHS.length; column++) {
      csv.add(column < NUMBERS ? values[column] : "\"" + values[column] + "\"");
    }
    return csv.toString();
  }

  /** Each value as wide as its column's widest. */
  static String fixedWidth(String line) {
    String[] values = line.split("\\|");
    StringBuilder row = new StringBuilder();
    for (int column = 0; column < WIDTHS.length; column++) {
      row.append(values[column]).append(" ".repeat(WIDTHS[column] - values[column].length()));
    }
    return row.toString();
  }

  /** What COPY says of those rows. */
  static String fixedWidthSpecification() {
    return IntStream.range(0, WIDTHS.length)
        .mapToObj(column -> COLUMNS.get(column) + ":" + WIDTHS[column])
        .collect(Collectors.joining(","));
  }

  /** How Spark takes column number {@code column} out of them. */
  static String fixedWidthExpression(int column) {
    int start = 1;
    for (int before = 0; before < column; before++) {
      start += WIDTHS[before];
    }
    return String.format(
        Locale.ROOT,
        "cast(trim(substring(value, %d, %d)) as %s) as %s",
        start,
        WIDTHS[column],
        type(column),
        COLUMNS.get(column));
  }

  private static String type(int column) {
    return column < 3
        ? "bigint"
        : column == 3
            ? "int"
            : column < NUMBERS ? "decimal(12,2)" : column >= 10 && column < 13 ? "date" : "string";
  }
}
