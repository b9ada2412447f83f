package dev.slipher.spark.load.sample;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** Takes the first rows of a slice, while they pass; for one thread. */
public final class SliceSampler {
  private final int slice;
  private final long most;
  private final List<ColumnSizes> columns;
  private long rows;

  /**
   * A sampler that has seen nothing.
   *
   * @param most rows that it takes
   */
  public SliceSampler(int slice, List<SampledColumn> columns, long most) {
    this.slice = slice;
    this.most = most;
    this.columns = columns.stream().map(ColumnSizes::of).toList();
  }

  /** Takes a row, unless it has enough. */
  public void add(InternalRow row) {
    if (!isFull()) {
      rows++;
      for (ColumnSizes column : columns) {
        column.add(row);
      }
    }
  }

  /** Whether it takes no more. */
  public boolean isFull() {
    return rows >= most;
  }

  /** What the rows taken so far come to. */
  public SliceSample sample() {
    return new SliceSample(slice, rows, columns.stream().map(ColumnSizes::bytes).toList());
  }
}
