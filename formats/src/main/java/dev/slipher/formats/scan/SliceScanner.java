package dev.slipher.formats.scan;

import dev.slipher.formats.convert.ColumnError;
import dev.slipher.formats.convert.RowConverter;
import dev.slipher.formats.convert.RowSink;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.shapefile.ShapefileLayout;
import dev.slipher.formats.text.TextLayout;
import java.io.IOException;
import java.util.List;

/**
 * Reads all splits of one slice, one after the other, into a sink: good rows come out of {@link
 * #next}, everything else goes into the {@link #report}.
 *
 * <p>One thread uses it; what {@link #progress} gives may be read by any. The slice stops by itself
 * once it alone has rejected as many records as the load tolerates; whether all slices together
 * have is for the load to judge.
 */
public final class SliceScanner implements RowScanner {

  /** The reject limit of IGNOREALLERRORS: none (loadops.ignoreallerrors). */
  public static final long NO_REJECT_LIMIT = Long.MAX_VALUE;

  private final List<Split> splits;
  private final SplitOpener opener;
  private final ScanOptions options;
  private final List<TargetColumn> columns;
  private final RowConverter converter;
  private final RowSink sink;
  private final long rejectLimit;
  private final ReportBuilder reports;
  private final ScanProgress progress = new ScanProgress();

  private int opened;
  private SplitReader current;
  private boolean finished;

  private SliceScanner(
      int slice,
      List<Split> splits,
      SplitOpener opener,
      ScanOptions options,
      List<TargetColumn> columns,
      long rejectLimit,
      RowSink sink) {
    this.splits = List.copyOf(splits);
    this.opener = opener;
    this.options = options;
    this.columns = List.copyOf(columns);
    boolean fixedWidth = options.layout() instanceof TextLayout.FixedWidth;
    this.converter = converter(columns, options);
    this.sink = sink;
    this.rejectLimit = rejectLimit;
    this.reports =
        new ReportBuilder(
            slice, columns.size(), new ParsedValues(columns, converter), fixedWidth ? -1 : 0);
  }

  private static RowConverter converter(List<TargetColumn> columns, ScanOptions options) {
    if (options.layout() instanceof TextLayout.FixedWidth) {
      return RowConverter.createFixedWidth(columns, options.conversion());
    }
    return options.layout() instanceof ShapefileLayout
        ? RowConverter.createShapes(columns, options.conversion())
        : RowConverter.create(columns, options.conversion());
  }

  /**
   * A scanner of the given splits, in their order; nothing is opened yet.
   *
   * @param slice the slice, counted from 0
   * @param columns the columns that fields map to from left to right
   * @param rejectLimit how many rejects stop the slice: {@link #rejectLimit} of MAXERROR, or {@link
   *     #NO_REJECT_LIMIT}
   * @param sink takes each good row; what it holds of a bad one is overwritten by the next
   */
  public static SliceScanner create(
      int slice,
      List<Split> splits,
      SplitOpener opener,
      ScanOptions options,
      List<TargetColumn> columns,
      long rejectLimit,
      RowSink sink) {
    if (rejectLimit < 1) {
      throw new IllegalArgumentException("reject limit: " + rejectLimit);
    }
    return new SliceScanner(slice, splits, opener, options, columns, rejectLimit, sink);
  }

  /** MAXERROR as a limit: 0 and 1 both end a load at its first error (loadops.maxerror.*). */
  public static long rejectLimit(int maxError) {
    return Math.max(1, maxError);
  }

  /**
   * {@inheritDoc}
   *
   * @throws SourceException if a file cannot be read
   */
  @Override
  public boolean next() throws IOException {
    while (!finished) {
      if (current == null && !openNext()) {
        return false;
      }
      if (readRow()) {
        return true;
      }
    }
    return false;
  }

  /** Reads one record; true if it became a row. */
  private boolean readRow() throws IOException {
    RecordReader reader = current.reader();
    switch (readRecord(reader)) {
      case RECORD -> {
        ColumnError error = converter.convert(reader.record(), sink);
        if (error == null) {
          reports.row(current, converter.replacedColumn());
          return true;
        }
        reports.reject(current, error);
      }
      case REJECTED -> reports.rejectLine(current);
      case END -> {
        prove();
        closeCurrent();
      }
    }
    if (reports.rejected() >= rejectLimit) {
      finished = true;
      closeCurrent();
    }
    return false;
  }

  private void prove() throws IOException {
    try {
      current.prove();
    } catch (IOException e) {
      throw failed(current.file(), e);
    }
  }

  private RecordReader.Outcome readRecord(RecordReader reader) throws IOException {
    try {
      return reader.next();
    } catch (IOException e) {
      if (current.givesUp(e)) {
        return RecordReader.Outcome.END;
      }
      throw failed(current.file(), e);
    }
  }

  private boolean openNext() throws IOException {
    while (opened < splits.size()) {
      Split split = splits.get(opened++);
      try {
        current = SplitReader.open(split, opener, options, columns, progress);
        return true;
      } catch (SkippedSplitException e) {
        progress.skipped();
      } catch (IOException e) {
        throw failed(split.file(), e);
      }
    }
    finished = true;
    return false;
  }

  private SourceException failed(String file, IOException cause) {
    finished = true;
    return new SourceException(file, cause);
  }

  private void closeCurrent() throws IOException {
    SplitReader closing = current;
    if (closing != null) {
      current = null;
      reports.closed(closing);
      try {
        closing.close();
      } catch (IOException e) {
        throw failed(closing.file(), e);
      }
    }
  }

  @Override
  public SliceReport report() {
    return reports.build(current);
  }

  @Override
  public ScanProgress progress() {
    return progress;
  }

  /** Releases the file being read; the report then tells of what was read until here. */
  @Override
  public void close() throws IOException {
    finished = true;
    closeCurrent();
  }
}
