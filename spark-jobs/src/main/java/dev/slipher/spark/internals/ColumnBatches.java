package dev.slipher.spark.internals;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** A columnar file, or a range of it, as Spark's vectorized readers give it; for one thread. */
public interface ColumnBatches extends Closeable {

  /**
   * A column of the file.
   *
   * @param type what Spark makes of it; empty for a type that Spark does not read
   * @param described its type as the file has it
   * @param localClock whether timestamps of Spark's type, in it or below, are what clocks in the
   *     JVM's zone show at those instants
   */
  record FileColumn(String name, Optional<DataType> type, String described, boolean localClock) {}

  /** The file's columns, in its order. */
  List<FileColumn> columns();

  /**
   * Begins to read all columns, which must all have a type.
   *
   * @throws IOException if the file cannot be read
   */
  void begin() throws IOException;

  /** The next rows, lent until the next call, or null behind the last. */
  ColumnarBatch next() throws IOException;
}
