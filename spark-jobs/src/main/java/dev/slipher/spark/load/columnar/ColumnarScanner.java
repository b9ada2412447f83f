package dev.slipher.spark.load.columnar;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.RowSink;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.Replacement;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.scan.RowScanner;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.scan.ScanProgress;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the columnar files of one slice, one after the other, into a sink. There are no rejected
 * rows: whatever does not fit ends the load.
 */
public final class ColumnarScanner implements RowScanner {
  /** columnar.acceptinvchars: rows of these files have no lines. */
  private static final int NO_LINE = -1;

  private final int slice;
  private final List<Split> splits;
  private final SplitOpener opener;
  private final ColumnarLayout layout;
  private final ConversionOptions conversion;
  private final List<TargetColumn> columns;
  private final RowSink sink;
  private final List<FileReport> files = new ArrayList<>();
  private final List<Replacement> replacements = new ArrayList<>();
  private final ScanProgress progress = new ScanProgress();
  private long rows;
  private long replacedRows;
  private int opened;
  private ColumnarFileReader current;

  /**
   * A scanner of the given splits; nothing is opened yet.
   *
   * @param slice the slice, counted from 0
   * @param options their layout is a {@link ColumnarLayout}
   * @param columns the columns that the files' columns become, in order
   * @param sink takes each row
   */
  public ColumnarScanner(
      int slice,
      List<Split> splits,
      SplitOpener opener,
      ScanOptions options,
      List<TargetColumn> columns,
      RowSink sink) {
    this.slice = slice;
    this.splits = List.copyOf(splits);
    this.opener = opener;
    this.layout = (ColumnarLayout) options.layout();
    this.conversion = options.conversion();
    this.columns = List.copyOf(columns);
    this.sink = sink;
  }

  /**
   * {@inheritDoc}
   *
   * @throws SqlError if a file is no such file, or does not fit the table
   */
  @Override
  public boolean next() throws IOException {
    while (true) {
      if (current == null) {
        if (opened == splits.size()) {
          return false;
        }
        Split split = splits.get(opened++);
        if (split.size() == 0) {
          continue; // the mark of success that writers leave beside their files
        }
        current = ColumnarFileReader.open(split, opener, layout, conversion, columns);
        progress.opened(split.file());
      }
      if (current.next(sink)) {
        rows++;
        int replaced = current.replacedColumn();
        if (replaced >= 0) {
          replaced(replaced);
        }
        return true;
      }
      closeCurrent();
    }
  }

  private void replaced(int column) {
    replacedRows++;
    if (replacements.size() < SliceReport.MOST_REPLACEMENTS) {
      replacements.add(new Replacement(current.part(), NO_LINE, column, ""));
    }
  }

  @Override
  public ScanProgress progress() {
    if (current != null) {
      update(current.report());
    }
    return progress;
  }

  private void update(FileReport file) {
    progress.update(file.bytesTransferred(), file.bytesScanned(), file.lines(), file.rows());
  }

  @Override
  public SliceReport report() {
    List<FileReport> all = new ArrayList<>(files);
    if (current != null) {
      all.add(current.report());
    }
    return new SliceReport(slice, rows, all, List.of(), replacements, replacedRows);
  }

  private void closeCurrent() throws IOException {
    ColumnarFileReader closing = current;
    if (closing != null) {
      current = null;
      FileReport file = closing.report();
      files.add(file);
      update(file);
      progress.closed();
      closing.close();
    }
  }

  @Override
  public void close() throws IOException {
    opened = splits.size();
    closeCurrent();
  }
}
