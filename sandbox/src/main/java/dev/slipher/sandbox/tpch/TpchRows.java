package dev.slipher.sandbox.tpch;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** How many rows the tables of TPC-H have (TPC-H specification 4.2.5). */
public final class TpchRows {
  /** All tables, those that others refer to first. */
  public static final List<String> TABLES =
      List.of("region", "nation", "supplier", "customer", "part", "partsupp", "orders", "lineitem");

  private static final Map<String, Long> AT_EVERY_SCALE = Map.of("region", 5L, "nation", 25L);

  private static final Map<String, Long> AT_SCALE_ONE =
      Map.of(
          "supplier", 10_000L,
          "customer", 150_000L,
          "part", 200_000L,
          "partsupp", 800_000L,
          "orders", 1_500_000L);

  // An order has one to seven lines by chance, so this is no multiple of the scale.
  private static final Map<Double, Long> LINE_ITEMS =
      Map.of(
          0.01, 60_175L,
          0.1, 600_572L,
          1.0, 6_001_215L,
          10.0, 59_986_052L,
          100.0, 600_037_902L);

  private TpchRows() {}

  /** Whether the table is the same at every scale. */
  public static boolean isFixed(String table) {
    return AT_EVERY_SCALE.containsKey(table);
  }

  /**
   * The rows of a table; empty for {@code lineitem} at a scale whose number is not published.
   *
   * @throws IllegalArgumentException when TPC-H has no such table
   */
  public static OptionalLong of(String table, double scale) {
    if (AT_EVERY_SCALE.containsKey(table)) {
      return OptionalLong.of(AT_EVERY_SCALE.get(table));
    }
    if (AT_SCALE_ONE.containsKey(table)) {
      // partsupp: four suppliers for each part there is.
      return OptionalLong.of(
          table.equals("partsupp")
              ? 4 * (long) (200_000 * scale)
              : (long) (AT_SCALE_ONE.get(table) * scale));
    }
    if (table.equals("lineitem")) {
      Long known = LINE_ITEMS.get(scale);
      return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }
    throw new IllegalArgumentException("TPC-H has no table " + table);
  }
}
