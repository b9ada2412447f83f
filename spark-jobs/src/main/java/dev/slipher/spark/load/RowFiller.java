package dev.slipher.spark.load;

import dev.slipher.spark.load.scan.ColumnFiller;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;

/** Puts IDENTITY values into the rows of an INSERT, and refuses NULL where a column must not. */
record RowFiller(List<Generated> generated, List<Required> required)
    implements Function2<Integer, Iterator<InternalRow>, Iterator<InternalRow>> {

  /**
   * An IDENTITY column.
   *
   * @param isInt whether it is an INTEGER, else it is a BIGINT
   * @param onlyForNull whether values that are given stay
   */
  record Generated(ColumnFiller.Identity values, boolean isInt, boolean onlyForNull)
      implements java.io.Serializable {}

  /** A column that takes no NULL. */
  record Required(int ordinal, String name) implements java.io.Serializable {}

  RowFiller {
    generated = List.copyOf(generated);
    required = List.copyOf(required);
  }

  @Override
  public Iterator<InternalRow> call(Integer partition, Iterator<InternalRow> rows) {
    return new Iterator<>() {
      private long number;

      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public InternalRow next() {
        InternalRow row = rows.next();
        fill(row, partition, number++);
        return row;
      }
    };
  }

  private void fill(InternalRow row, int partition, long number) {
    for (Generated column : generated) {
      int ordinal = column.values().ordinal();
      if (column.onlyForNull() && !row.isNullAt(ordinal)) {
        continue;
      }
      long value = column.values().value(partition, number);
      if (column.isInt()) {
        row.setInt(ordinal, (int) value);
      } else {
        row.setLong(ordinal, value);
      }
    }
    for (Required column : required) {
      if (row.isNullAt(column.ordinal())) {
        throw LoadErrors.nullInNotNull(column.name());
      }
    }
  }
}
