package dev.slipher.spark.load.columnar;

import dev.slipher.formats.convert.RowSink;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Puts one column's values into the rows of the table; for one file and one thread. */
interface ColumnReader {

  /**
   * Puts the value of a row that is not NULL.
   *
   * @throws dev.slipher.dialect.SqlError if the column cannot hold it
   */
  void put(ColumnarBatch batch, int row, RowSink sink);

  /** Whether ACCEPTINVCHARS replaced bytes since this was last asked. */
  default boolean takeReplaced() {
    return false;
  }
}
