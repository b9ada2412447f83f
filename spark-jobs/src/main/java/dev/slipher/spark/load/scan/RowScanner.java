package dev.slipher.spark.load.scan;

import dev.slipher.formats.convert.RowSink;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.scan.SliceScanner;
import dev.slipher.spark.load.columnar.ColumnarLayout;
import dev.slipher.spark.load.columnar.ColumnarScanner;
import java.io.Closeable;
import java.io.IOException;

/** Reads all that a slice has to read, row by row, whatever its format. */
interface RowScanner extends Closeable {

  /** Advances to the next row; false when everything is read or the reject limit is reached. */
  boolean next() throws IOException;

  /** What the slice has to tell; complete once {@link #next} has answered false. */
  SliceReport report();

  /** The scanner of a slice, which puts each row into the sink. */
  static RowScanner of(SlicePartition partition, SliceScanSpec spec, RowSink sink) {
    if (spec.options().layout() instanceof ColumnarLayout) {
      return new Columnar(
          new ColumnarScanner(
              partition.slice(),
              partition.splits(),
              spec.opener(),
              spec.options(),
              spec.columns(),
              sink));
    }
    return new Records(
        SliceScanner.create(
            partition.slice(),
            partition.splits(),
            spec.opener(),
            spec.options(),
            spec.columns(),
            spec.rejectLimit(),
            sink));
  }

  /** Files that hold record after record. */
  record Records(SliceScanner scanner) implements RowScanner {
    @Override
    public boolean next() throws IOException {
      return scanner.next();
    }

    @Override
    public SliceReport report() {
      return scanner.report();
    }

    @Override
    public void close() throws IOException {
      scanner.close();
    }
  }

  /** Files that hold columns. */
  record Columnar(ColumnarScanner scanner) implements RowScanner {
    @Override
    public boolean next() throws IOException {
      return scanner.next();
    }

    @Override
    public SliceReport report() {
      return scanner.report();
    }

    @Override
    public void close() throws IOException {
      scanner.close();
    }
  }
}
