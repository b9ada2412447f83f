package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.table.Collation;
import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.table.Encoding;
import dev.slipher.catalog.table.Identity;
import dev.slipher.dialect.SqlError;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.load.scan.ColumnFiller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which identity values successive loads take. */
class IdentityGridTest {
  private static ColumnDefinition column(long seed, long step) {
    return column(new RedshiftType.BigInt(), seed, step);
  }

  private static ColumnDefinition column(RedshiftType type, long seed, long step) {
    return new ColumnDefinition(
        "id",
        type,
        false,
        Optional.empty(),
        Optional.of(new Identity(seed, step, false)),
        Encoding.RAW,
        Collation.CASE_SENSITIVE);
  }

  private static SliceReport report(int slice, long rows) {
    return new SliceReport(slice, rows, List.of(), List.of(), List.of(), 0);
  }

  private static List<Long> values(IdentityGrid grid, List<SliceReport> reports) {
    ColumnFiller.Identity filler = (ColumnFiller.Identity) grid.filler();
    List<Long> values = new ArrayList<>();
    for (SliceReport report : reports) {
      for (long row = 0; row < report.rows(); row++) {
        values.add(filler.value(report.slice(), row));
      }
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  @DisplayName(
      "load after load, each slice with as many rows as chance gives it, no value comes twice and"
          + " all are on the grid (defid.identity-unique-not-consecutive)")
  void unique(int slices) {
    Random random = new Random(42);
    Set<Long> all = new HashSet<>();
    long next = 0;
    long rows = 0;
    for (int load = 0; load < 40; load++) {
      IdentityGrid grid = IdentityGrid.of(column(3, -7), 0, next, slices);
      List<SliceReport> reports = new ArrayList<>();
      for (int slice = 0; slice < slices; slice++) {
        if (random.nextInt(4) > 0) {
          reports.add(report(slice, random.nextInt(20)));
        }
      }
      for (long value : values(grid, reports)) {
        assertEquals(0, Math.floorMod(value - 3, 7));
        assertTrue(all.add(value), "twice: " + value);
        rows++;
      }
      next = grid.after(reports);
    }
    assertEquals(rows, all.size());
    assertTrue(rows > 40);
  }

  @Test
  @DisplayName("one slice goes on where the last load ended (defid.identity-auto)")
  void consecutive() {
    IdentityGrid first = IdentityGrid.of(column(1, 1), 0, 0, 1);
    List<SliceReport> three = List.of(report(0, 3));
    assertEquals(List.of(1L, 2L, 3L), values(first, three));
    IdentityGrid second = IdentityGrid.of(column(1, 1), 0, first.after(three), 1);
    assertEquals(List.of(4L), values(second, List.of(report(0, 1))));
  }

  @Test
  @DisplayName("a load of nothing takes nothing")
  void nothing() {
    IdentityGrid grid = IdentityGrid.of(column(1, 1), 0, 17, 4);
    assertEquals(17, grid.after(List.of(report(0, 0), report(3, 0))));
    assertEquals(17, grid.after(List.of()));
  }

  @Test
  @DisplayName("the counter that carries on bears the column's name")
  void counter() {
    assertEquals("slipher.identity.id", IdentityGrid.of(column(1, 1), 0, 0, 1).counter());
  }

  @Test
  @DisplayName("the last value of BIGINT can be had, the next one fails the load")
  void endOfBigInt() {
    ColumnDefinition column = column(Long.MAX_VALUE - 2, 2);
    assertEquals(2, IdentityGrid.of(column, 0, 0, 1).after(List.of(report(0, 2))));
    assertExhausted(() -> IdentityGrid.of(column, 0, 0, 1).after(List.of(report(0, 3))));
    assertExhausted(() -> IdentityGrid.of(column, 0, 2, 1).filler());
  }

  @Test
  @DisplayName("so it is with INTEGER, whose values would begin again from below")
  void endOfInteger() {
    ColumnDefinition column = column(new RedshiftType.Int(), Integer.MAX_VALUE, 1);
    assertEquals(1, IdentityGrid.of(column, 0, 0, 2).after(List.of(report(0, 1))));
    assertExhausted(() -> IdentityGrid.of(column, 0, 0, 2).after(List.of(report(1, 1))));
  }

  private static void assertExhausted(Executable load) {
    SqlError error = assertThrows(SqlError.class, load);
    assertEquals("54000", error.sqlState());
    assertEquals("identity column \"id\" has no values left", error.getMessage());
  }
}
