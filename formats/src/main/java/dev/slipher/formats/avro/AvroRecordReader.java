package dev.slipher.formats.avro;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.json.PathTree;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads the records of an Avro object container file; each becomes a record with one field for each
 * column, in the order of the columns. Lines are the file's records, counted from 1.
 *
 * <p>The file's schema is walked with the values of its blocks: what a column wants is written as
 * text, so that it is converted by the rules of every other format, and the rest is passed over. A
 * file without a byte, as writers leave one for a mark of success, has no records.
 */
public final class AvroRecordReader implements RecordReader {
  private final FileInput in;
  private final PathTree tree;
  private final List<TargetColumn> columns;
  private final BlockInput block = new BlockInput();
  private final RowFields row;

  private ContainerReader container; // null until the header is read
  private PlaceReaders.PlaceReader root;
  private long recordsOfBlock;
  private long lines;
  private boolean ended;
  private RowError rejection;

  private AvroRecordReader(FileInput in, PathTree tree, List<TargetColumn> columns) {
    this.in = in;
    this.tree = tree;
    this.columns = List.copyOf(columns);
    row = new RowFields(columns.size());
  }

  /**
   * A reader of one file, which it closes with itself; nothing is read yet.
   *
   * @param in the file's bytes
   * @param bufferSize bytes to read at once, at least 1; results do not depend on it
   */
  public static AvroRecordReader open(
      InputStream in, AvroLayout layout, List<TargetColumn> columns, int bufferSize) {
    boolean ignoreCase = layout.mapping() instanceof JsonLayout.ByName named && named.ignoreCase();
    PathTree tree = PathTree.of(layout.mapping().pathsOf(columns), ignoreCase);
    return new AvroRecordReader(new FileInput(in, bufferSize), tree, columns);
  }

  /**
   * {@inheritDoc}
   *
   * @throws AvroDataException if the file is no Avro file, is damaged, or beyond COPY's limits
   */
  @Override
  public Outcome next() throws IOException {
    if (ended || !findRecord()) {
      ended = true;
      return Outcome.END;
    }
    recordsOfBlock--;
    lines++;
    int start = block.position();
    row.begin();
    root.read(block, row);
    block.countIfEmpty(start);
    rejection = row.fill(lines);
    return rejection == null ? Outcome.RECORD : Outcome.REJECTED;
  }

  /** Moves to the next block that has records, where this one has no more. */
  private boolean findRecord() throws IOException {
    if (container == null) {
      if (in.isAtEnd()) {
        return false;
      }
      container = ContainerReader.open(in);
      root = new PlaceReaders(columns).of(container.schema(), tree);
    }
    while (recordsOfBlock == 0) {
      if (!block.isAtEnd()) {
        throw AvroDataException.damaged("a block holds more than its records");
      }
      recordsOfBlock = container.next(block);
    }
    return recordsOfBlock > 0;
  }

  @Override
  public TextRecord record() {
    return row.record();
  }

  @Override
  public RowError rejection() {
    return rejection;
  }

  @Override
  public int rejectedField() {
    return row.wrongField();
  }

  /** The records read so far. */
  @Override
  public long linesRead() {
    return lines;
  }

  @Override
  public void close() throws IOException {
    if (container == null) {
      in.close();
    } else {
      container.close();
    }
  }
}
