package dev.slipher.formats.scan;

import dev.slipher.formats.avro.AvroLayout;
import dev.slipher.formats.avro.AvroRecordReader;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.encoding.EncodedReader;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.json.JsonRecordReader;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.RecordSpan;
import dev.slipher.formats.text.TextLayout;
import dev.slipher.formats.text.TextReading;
import dev.slipher.formats.text.TextRecordReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One open file, and what is counted of it. */
final class SplitReader implements Closeable {
  private final Split split;
  private final ScanProgress progress;
  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();
  private final CountingStream stored;
  private final CountingStream scanned;
  private final RecordReader reader;
  private long rows;
  private long errors;

  private SplitReader(
      Split split,
      InputStream source,
      ScanOptions options,
      List<TargetColumn> columns,
      ScanProgress progress)
      throws IOException {
    this.split = split;
    this.progress = progress;
    stored = new CountingStream(source, () -> {});
    scanned =
        new CountingStream(options.compression().open(stored, options.bufferSize()), this::publish);
    reader =
        EncodedReader.open(
            scanned,
            options.encoding(),
            options.bufferSize(),
            text -> recordReader(split, text, options, columns));
  }

  private static RecordReader recordReader(
      Split split, InputStream in, ScanOptions options, List<TargetColumn> columns) {
    if (options.layout() instanceof AvroLayout avro) {
      return AvroRecordReader.open(in, avro, columns, options.bufferSize());
    }
    if (options.layout() instanceof JsonLayout json) {
      return JsonRecordReader.open(in, json, columns, options.headerLines(), options.bufferSize());
    }
    TextReading reading =
        new TextReading(
            options.headerLines(),
            options.ignoreBlankLines(),
            options.nulIsData(),
            options.bufferSize(),
            split.range());
    return TextRecordReader.open(in, (TextLayout) options.layout(), reading);
  }

  static SplitReader open(
      Split split,
      SplitOpener opener,
      ScanOptions options,
      List<TargetColumn> columns,
      ScanProgress progress)
      throws IOException {
    InputStream source = opener.open(split);
    progress.opened(split.file());
    try {
      return new SplitReader(split, source, options, columns, progress);
    } catch (IOException | RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  String file() {
    return split.file();
  }

  FilePart part() {
    return split.filePart();
  }

  RecordReader reader() {
    return reader;
  }

  void countRow() {
    rows++;
  }

  void countError() {
    errors++;
  }

  /** Called for every buffer, so that the figures cost nothing for a record. */
  private void publish() {
    progress.update(stored.count(), scanned.count(), reader.linesRead(), rows);
  }

  FileReport report() {
    RecordSpan records =
        split.range().isPartial() && reader instanceof TextRecordReader text
            ? text.records()
            : RecordSpan.NONE;
    return new FileReport(
        part(),
        bytes(stored, records),
        bytes(scanned, records),
        reader.linesRead(),
        rows,
        errors,
        ChronoUnit.MICROS.between(Instant.EPOCH, started),
        (System.nanoTime() - startedNanos) / 1000,
        records);
  }

  /** Of a range only its records, though more was read to find their ends. */
  private static long bytes(CountingStream stream, RecordSpan records) {
    return records.isComplete() ? records.next() - records.first() : stream.count();
  }

  @Override
  public void close() throws IOException {
    publish();
    progress.closed();
    reader.close();
  }
}
