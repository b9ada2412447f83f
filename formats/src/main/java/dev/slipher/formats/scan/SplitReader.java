package dev.slipher.formats.scan;

import dev.slipher.formats.avro.AvroLayout;
import dev.slipher.formats.avro.AvroRecordReader;
import dev.slipher.formats.compression.Bzip2RangeStream;
import dev.slipher.formats.compression.CompressedDataException;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.dynamodb.DynamoDbLayout;
import dev.slipher.formats.dynamodb.ItemReader;
import dev.slipher.formats.encoding.EncodedReader;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.json.JsonRecordReader;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.record.TextRange;
import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.RecordSpan;
import dev.slipher.formats.report.Simplification;
import dev.slipher.formats.shapefile.ShapefileLayout;
import dev.slipher.formats.shapefile.ShapefileReader;
import dev.slipher.formats.text.TextLayout;
import dev.slipher.formats.text.TextReading;
import dev.slipher.formats.text.TextRecordReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One open file, and what is counted of it. */
final class SplitReader implements Closeable {
  private final Split split;
  private final ScanProgress progress;
  private final List<InputStream> opened = new ArrayList<>();
  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();
  private final CountingStream stored;
  private final CountingStream scanned;
  private final Bzip2RangeStream blocks;
  private final ShapefileComponents components;
  private final RecordReader reader;
  private long rows;
  private long errors;
  private boolean unreadable;

  private SplitReader(
      Split split,
      InputStream source,
      SplitOpener opener,
      ScanOptions options,
      List<TargetColumn> columns,
      ScanProgress progress)
      throws IOException {
    this.split = split;
    this.progress = progress;
    opened.add(source);
    stored = new CountingStream(source, () -> {});
    blocks =
        split.range().isPartial() && options.compression() == Compression.BZIP2
            ? Bzip2RangeStream.open(stored, split.range(), options.bufferSize())
            : null;
    scanned =
        new CountingStream(
            blocks == null ? options.compression().open(stored, options.bufferSize()) : blocks,
            this::publish);
    components = new ShapefileComponents(component -> open(component, opener), options);
    TextRange range = blocks == null ? split.range() : blocks;
    reader =
        options.layout() instanceof ShapefileLayout shapefile
            ? components.reader(split, scanned, shapefile, columns.size())
            : EncodedReader.open(
                scanned,
                options.encoding(),
                options.bufferSize(),
                text -> recordReader(text, range, options, columns));
  }

  private static RecordReader recordReader(
      InputStream in, TextRange range, ScanOptions options, List<TargetColumn> columns) {
    if (options.layout() instanceof AvroLayout avro) {
      return AvroRecordReader.open(in, avro, columns, options.bufferSize());
    }
    if (options.layout() instanceof DynamoDbLayout) {
      return ItemReader.open(in, columns, options.bufferSize());
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
            range);
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
      return new SplitReader(split, source, opener, options, columns, progress);
    } catch (IOException | RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  private InputStream open(Split component, SplitOpener opener) throws IOException {
    InputStream source = opener.open(component);
    opened.add(source);
    return source;
  }

  /**
   * Lets the sources prove what was read of them, once all records are.
   *
   * @throws IOException if one of them cannot
   */
  void prove() throws IOException {
    for (InputStream source : opened) {
      if (source instanceof ProvenAtEnd proof) {
        proof.prove();
      }
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

  /**
   * Whether a failure says no more than that the file must be read from its start: then there is
   * nothing more to read here.
   */
  boolean givesUp(IOException failure) {
    unreadable = blocks != null && failure instanceof CompressedDataException;
    return unreadable;
  }

  /** What SIMPLIFY did to the shapes read so far. */
  List<Simplification> simplifications() {
    return reader instanceof ShapefileReader shapes ? shapes.simplifications() : List.of();
  }

  FileReport report() {
    RecordSpan records = records();
    return new FileReport(
        part(),
        transferred(records) + components.storedBytes(),
        scanned(records) + components.scannedBytes(),
        reader.linesRead(),
        rows,
        errors,
        ChronoUnit.MICROS.between(Instant.EPOCH, started),
        (System.nanoTime() - startedNanos) / 1000,
        records);
  }

  private RecordSpan records() {
    if (unreadable) {
      return RecordSpan.UNREADABLE;
    }
    if (blocks != null && blocks.holdsNothing()) {
      return RecordSpan.NOTHING;
    }
    if (split.range().isPartial() && reader instanceof ItemReader items) {
      // Segments hold whole items, so that each begins where the one before it ended.
      return new RecordSpan(split.range().start(), items.isAtEnd() ? split.range().end() : -1);
    }
    return split.range().isPartial() && reader instanceof TextRecordReader text
        ? text.records()
        : RecordSpan.NONE;
  }

  /** Of a range only what is its own, though more was read to find the end of its last record. */
  private long transferred(RecordSpan records) {
    if (!records.isComplete()) {
      return stored.count();
    }
    return blocks == null
        ? scanned(records)
        : Math.min(split.range().end(), split.size()) - split.range().start();
  }

  private long scanned(RecordSpan records) {
    return records.isComplete() && reader instanceof TextRecordReader text
        ? text.recordBytes()
        : scanned.count();
  }

  @Override
  public void close() throws IOException {
    publish();
    progress.closed();
    reader.close();
  }
}
