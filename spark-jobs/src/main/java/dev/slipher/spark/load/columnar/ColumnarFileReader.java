package dev.slipher.spark.load.columnar;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.RowSink;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.RecordSpan;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.internals.ColumnBatches;
import dev.slipher.spark.internals.ColumnBatches.FileColumn;
import dev.slipher.spark.internals.OrcBatches;
import dev.slipher.spark.internals.ParquetBatches;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** One columnar file, or a range of it, row by row; for one thread. */
final class ColumnarFileReader implements Closeable {
  private final Split split;
  private final ColumnarLayout layout;
  private final ConversionOptions conversion;
  private final List<TargetColumn> columns;
  private final PinnedFiles.Lease lease;
  private final Path unpacked;
  private final ColumnBatches file;
  private final List<ColumnReader> readers = new ArrayList<>();
  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();
  private ColumnarBatch batch;
  private int row;
  private long rows;
  private int replacedColumn;
  private boolean ended;

  private ColumnarFileReader(
      Split split,
      SplitOpener opener,
      ColumnarLayout layout,
      ConversionOptions conversion,
      List<TargetColumn> columns)
      throws IOException {
    this.split = split;
    this.layout = layout;
    this.conversion = conversion;
    this.columns = columns;
    lease = PinnedFiles.lease(split, opener);
    Path temporary = null;
    try {
      temporary = CompressedFiles.unpack(split, opener);
      Path packed = temporary;
      file = ReadWatch.BATCHES.during(() -> packed == null ? openStored() : openUnpacked(packed));
      unpacked = temporary;
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      lease.close();
      delete(temporary);
      throw told(e);
    }
  }

  static ColumnarFileReader open(
      Split split,
      SplitOpener opener,
      ColumnarLayout layout,
      ConversionOptions conversion,
      List<TargetColumn> columns)
      throws IOException {
    ColumnarFileReader reader = new ColumnarFileReader(split, opener, layout, conversion, columns);
    try {
      reader.begin();
      return reader;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private ColumnBatches openStored() throws IOException {
    long start = split.range().start();
    long length = Math.min(split.range().end(), split.size()) - start;
    return open(lease.path(), start, length, PinnedFiles.configuration());
  }

  /** Of such a file the range at the start reads all, and the others nothing. */
  private ColumnBatches openUnpacked(Path path) throws IOException {
    long length = split.range().start() == 0 ? Files.size(path) : 0;
    return open(new org.apache.hadoop.fs.Path(path.toUri()), 0, length, new Configuration(false));
  }

  private ColumnBatches open(
      org.apache.hadoop.fs.Path path, long start, long length, Configuration configuration)
      throws IOException {
    return switch (layout.format()) {
      case PARQUET -> ParquetBatches.open(path, start, length, configuration);
      case ORC -> OrcBatches.open(path, start, length, configuration);
    };
  }

  private static void delete(Path temporary) throws IOException {
    if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
  }

  private void begin() throws IOException {
    List<FileColumn> found = file.columns();
    boolean fills = conversion.fillRecord() && found.size() < columns.size();
    if (found.size() != columns.size() && !fills) {
      throw layout.errors().unmatchedColumns(split.file(), columns.size(), found.size());
    }
    ColumnReaders types = new ColumnReaders(split.file(), layout, conversion);
    for (int i = 0; i < found.size(); i++) {
      readers.add(types.reader(i, found.get(i), columns.get(i)));
    }
    try {
      ReadWatch.BATCHES.during(
          () -> {
            file.begin();
            return file;
          });
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw told(e);
    }
  }

  /** Puts the next row into the sink; false behind the last. */
  boolean next(RowSink sink) throws IOException {
    if (batch == null || row == batch.numRows()) {
      batch = nextBatch();
      row = 0;
      if (batch == null) {
        ended = true;
        return false;
      }
    }
    try {
      putRow(sink);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw told(e); // values are decoded as late as here
    }
    row++;
    rows++;
    return true;
  }

  private void putRow(RowSink sink) {
    replacedColumn = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (i >= readers.size() || batch.column(i).isNullAt(row)) {
        putNull(columns.get(i), sink);
        continue;
      }
      ColumnReader reader = readers.get(i);
      reader.put(batch, row, sink);
      if (reader.takeReplaced() && replacedColumn < 0) {
        replacedColumn = i;
      }
    }
  }

  private ColumnarBatch nextBatch() throws IOException {
    try {
      ColumnarBatch next = ReadWatch.BATCHES.during(file::next);
      while (next != null && next.numRows() == 0) {
        next = ReadWatch.BATCHES.during(file::next);
      }
      return next;
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw told(e);
    }
  }

  private void putNull(TargetColumn column, RowSink sink) {
    if (!column.nullable()) {
      throw layout
          .errors()
          .invalidValue(split.file(), column.name(), "Missing data for not-null field");
    }
    sink.setNull(column.ordinal());
  }

  /**
   * What the source says of itself is told as it is; the rest means that the file is damaged, for
   * its numbers may claim any amount of memory, or any depth.
   */
  private SqlError told(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SqlError error) {
        return error;
      }
    }

    return layout.errors().unreadable(split.file(), layout.format().title(), failure);
  }

  /** The first column in which bytes were replaced in the last row, or -1. */
  int replacedColumn() {
    return replacedColumn;
  }

  FilePart part() {
    return split.filePart();
  }

  FileReport report() {
    return new FileReport(
        part(),
        lease.bytes(),
        lease.bytes(),
        rows,
        rows,
        0,
        ChronoUnit.MICROS.between(Instant.EPOCH, started),
        (System.nanoTime() - startedNanos) / 1000,
        ended
            ? new RecordSpan(split.range().start(), split.range().end())
            : new RecordSpan(split.range().start(), -1));
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      lease.close();
      delete(unpacked);
    }
  }
}
