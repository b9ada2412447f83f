package dev.slipher.spark.load;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.table.Identity;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.load.scan.ColumnFiller;
import dev.slipher.spark.table.TableCounters;
import java.util.List;

/**
 * Which steps of an IDENTITY column's grid a load takes: the next free ones, dealt to the slices in
 * turn. Steps may stay unused, none is used twice (defid.identity-unique-not-consecutive).
 */
final class IdentityGrid {
  private final ColumnDefinition column;
  private final Identity identity;
  private final int ordinal;
  private final long next;
  private final int slices;

  private IdentityGrid(
      ColumnDefinition column, Identity identity, int ordinal, long next, int slices) {
    this.column = column;
    this.identity = identity;
    this.ordinal = ordinal;
    this.next = next;
    this.slices = slices;
  }

  /**
   * The grid of an IDENTITY column.
   *
   * @param next the column's counter as loads before have left it; 0 before any
   */
  static IdentityGrid of(ColumnDefinition column, int ordinal, long next, int slices) {
    return new IdentityGrid(column, column.identity().orElseThrow(), ordinal, next, slices);
  }

  /** How the slices fill the column. */
  ColumnFiller filler() {
    return new ColumnFiller.Identity(ordinal, value(next), identity.step(), slices);
  }

  /** The counter's name in the commit. */
  String counter() {
    return TableCounters.identity(column.name());
  }

  /**
   * The counter's value once the slices have taken their steps.
   *
   * @throws dev.slipher.dialect.SqlError 54000 when a step that was taken has left the column's
   *     type
   */
  long after(List<SliceReport> reports) {
    long last = -1;
    for (SliceReport report : reports) {
      if (report.rows() > 0) {
        last = Math.max(last, (report.rows() - 1) * slices + report.slice());
      }
    }
    return after(last);
  }

  /**
   * The counter's value once steps have been taken.
   *
   * @param last the last of them, counted from the first that was free; -1 where none was
   * @throws dev.slipher.dialect.SqlError 54000 when it has left the column's type
   */
  long after(long last) {
    if (last >= 0) {
      value(next + last);
    }
    return next + last + 1;
  }

  private long value(long step) {
    try {
      long value = Math.addExact(identity.seed(), Math.multiplyExact(identity.step(), step));
      return column.type() instanceof RedshiftType.Int ? Math.toIntExact(value) : value;
    } catch (ArithmeticException e) {
      throw LoadErrors.identityExhausted(column.name());
    }
  }
}
