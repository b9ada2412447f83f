package dev.slipher.formats.dynamodb;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Reads items in DynamoDB's JSON, such as {@code {"id": {"N": "1"}, "title": {"S": "One"}}}, one to
 * a line; each becomes a record with one field for each column. Lines are items, counted from 1.
 */
public final class ItemReader implements RecordReader {
  private final InputStream in;
  private final ItemFields fields;
  private byte[] buffer;
  private int start;
  private int filled;
  private long items;
  private boolean ended;
  private RowError rejection;

  private ItemReader(InputStream in, ItemFields fields, int bufferSize) {
    this.in = in;
    this.fields = fields;
    buffer = new byte[bufferSize];
  }

  /**
   * A reader of a stream of items, which it closes with itself; nothing is read yet.
   *
   * @param bufferSize bytes to hold before a long item makes it more; results do not depend on it
   */
  public static ItemReader open(InputStream in, List<TargetColumn> columns, int bufferSize) {
    return new ItemReader(in, new ItemFields(columns), bufferSize);
  }

  /**
   * {@inheritDoc}
   *
   * @throws DynamoDbItemException if an item cannot be loaded by any COPY
   */
  @Override
  public Outcome next() throws IOException {
    int end = findLine();
    if (end < 0) {
      ended = true;
      return Outcome.END;
    }
    items++;
    int from = start;
    start = end + 1;
    rejection = fields.fill(items, buffer, from, end);
    return rejection == null ? Outcome.RECORD : Outcome.REJECTED;
  }

  /** Where the next line ends, or -1 if there is none. */
  private int findLine() throws IOException {
    int at = start;
    while (true) {
      for (; at < filled; at++) {
        if (buffer[at] == '\n') {
          return at;
        }
      }
      if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        at -= start;
        filled -= start;
        start = 0;
      }
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        if (filled > 0) {
          throw DynamoDbItemException.malformed(filled);
        }
        return -1;
      }
      filled += count;
    }
  }

  @Override
  public TextRecord record() {
    return fields.record();
  }

  @Override
  public RowError rejection() {
    return rejection;
  }

  @Override
  public int rejectedField() {
    return fields.wrongField();
  }

  /** The items read so far. */
  @Override
  public long linesRead() {
    return items;
  }

  /** Whether all items have been read. */
  public boolean isAtEnd() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
