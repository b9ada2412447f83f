package dev.slipher.spark.load;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.table.Identity;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.spark.internals.DeltaAppend;
import dev.slipher.spark.load.scan.ColumnFiller;
import dev.slipher.spark.table.TableCounters;
import java.util.List;

/**
 * Which steps of an IDENTITY column's grid a load takes: the next free ones, dealt to the slices in
 * turn. Steps may stay unused, none is used twice (defid.identity-unique-not-consecutive).
 */
final class IdentityGrid {
  private final String counter;
  private final Identity identity;
  private final int ordinal;
  private final long next;
  private final int slices;

  private IdentityGrid(String counter, Identity identity, int ordinal, long next, int slices) {
    this.counter = counter;
    this.identity = identity;
    this.ordinal = ordinal;
    this.next = next;
    this.slices = slices;
  }

  static IdentityGrid of(ColumnDefinition column, int ordinal, DeltaAppend delta, int slices) {
    String counter = TableCounters.identity(column.name());
    long next = delta.counter(counter).orElse(0);
    return new IdentityGrid(counter, column.identity().orElseThrow(), ordinal, next, slices);
  }

  /** How the slices fill the column. */
  ColumnFiller filler() {
    long first = Math.addExact(identity.seed(), Math.multiplyExact(identity.step(), next));
    return new ColumnFiller.Identity(ordinal, first, identity.step(), slices);
  }

  /** The counter's name in the commit. */
  String counter() {
    return counter;
  }

  /** The counter's value once the slices have taken their steps. */
  long after(List<SliceReport> reports) {
    long last = -1;
    for (SliceReport report : reports) {
      if (report.rows() > 0) {
        last = Math.max(last, (report.rows() - 1) * slices + report.slice());
      }
    }
    return next + last + 1;
  }
}
