package dev.slipher.spark.load.scan;

import java.io.Serializable;

/** How a column that no field feeds gets its value. */
public sealed interface ColumnFiller extends Serializable {

  /** The column's zero-based place in the row. */
  int ordinal();

  /**
   * The same value in every row (defid.default-once-per-load).
   *
   * @param value as Spark holds it inside a row; null for NULL
   */
  record Constant(int ordinal, Object value) implements ColumnFiller {}

  /**
   * An IDENTITY value. Slices take turns on the grid of seed and step, so values are unique but not
   * consecutive (defid.identity-unique-not-consecutive).
   *
   * @param first the value of the first row of slice 0
   * @param step between neighbours on the grid; slice n's rows lie {@code slices * step} apart
   */
  record Identity(int ordinal, long first, long step, int slices) implements ColumnFiller {

    /**
     * The value of the slice's row number {@code row}, counted from 0. Past the end of its type it
     * wraps: the load that knows all slices judges that before it commits.
     */
    public long value(int slice, long row) {
      return first + step * (row * slices + slice);
    }
  }
}
