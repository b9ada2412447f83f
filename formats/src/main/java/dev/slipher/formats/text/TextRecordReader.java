package dev.slipher.formats.text;

import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRange;
import dev.slipher.formats.record.TextRecord;
import dev.slipher.formats.report.RecordSpan;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads UTF-8 text record by record. A record always lies in one piece in the buffer, which grows
 * for long records and never beyond the size of the longest one allowed; nothing is allocated for a
 * good record.
 *
 * <p>Lines end with LF. A CR directly before it belongs to the line end; any other CR is data. A
 * byte order mark at the start of the file is skipped. A blank line is a record of one empty field.
 * A record with a structural error ends at the end of its physical line, whatever quotes or escapes
 * it holds, so that the records after it are not lost.
 */
public abstract sealed class TextRecordReader implements RecordReader
    permits PlainReader, EscapeReader, CsvReader, FixedWidthReader {

  /** The longest record, in bytes without its line end (grammar.row-max-4mb). */
  public static final int LONGEST_RECORD = 4 * 1024 * 1024;

  // Room for the longest record, its line end and one byte that proves a longer one.
  private static final int LARGEST_BUFFER = LONGEST_RECORD + 3;
  // What is kept of a record that is too long: enough for 1024 characters of four bytes.
  private static final int KEPT_OF_TOO_LONG = 4096;
  private static final int NOTHING = -1;

  /** What a layout without a delimiter passes on: no line holds it. */
  static final char NO_DELIMITER = '\n';

  final TextRecord record = new TextRecord();
  final byte delimiter;
  byte[] buffer;
  int limit;

  /** Where the record ends, without its line end; {@link #scan} sets it. */
  int recordEnd;

  /** Where the next record starts; {@link #scan} sets it. */
  int nextRecord;

  /** Line feeds between the record's start and {@link #nextRecord}; {@link #scan} sets it. */
  int lineFeeds;

  /** Whether the end of the buffer fell between an escape and its character, or into quotes. */
  boolean openEscape;

  boolean openQuote;

  private final InputStream in;
  private final TextReading reading;
  private int position;
  private boolean exhausted;
  private boolean started;
  private long lines;
  private long bytes;
  private long firstRecord;
  private boolean ended;
  private RowError rejection;
  private int rejectedField;

  TextRecordReader(InputStream in, char delimiter, TextReading reading) {
    this.in = Objects.requireNonNull(in);
    this.delimiter = (byte) delimiter;
    this.reading = reading;
    this.buffer = new byte[reading.bufferSize()];
  }

  /** A reader of one file, which it closes with itself. */
  public static TextRecordReader open(InputStream in, TextLayout layout, TextReading reading) {
    if (layout instanceof TextLayout.Csv csv) {
      return new CsvReader(in, csv, reading);
    }
    if (layout instanceof TextLayout.FixedWidth fixedWidth) {
      return new FixedWidthReader(in, fixedWidth, reading);
    }
    TextLayout.Delimited delimited = (TextLayout.Delimited) layout;
    return delimited.escape() || delimited.removeQuotes()
        ? new EscapeReader(in, delimited, reading)
        : new PlainReader(in, delimited, reading);
  }

  /**
   * Looks for the record that starts at {@code start}, adds its fields to {@link #record} and sets
   * {@link #recordEnd}, {@link #nextRecord} and {@link #lineFeeds}.
   *
   * @param atEnd whether the file ends at {@link #limit}
   * @return false if the record goes on behind {@link #limit}; never if {@code atEnd}
   */
  abstract boolean scan(int start, boolean atEnd);

  /** The byte that escapes a line end, or -1. */
  abstract int escapeByte();

  /** The byte between two of which a line end is data, or -1. */
  abstract int quoteByte();

  /** The array that the record's values stand in, after a successful {@link #scan}. */
  byte[] values() {
    return buffer;
  }

  @Override
  public final Outcome next() throws IOException {
    if (!started) {
      start();
    }
    while (reading.range().holds(offset()) && (position < limit || fill(0))) {
      Outcome outcome = read();
      if (outcome != null) {
        return outcome;
      }
    }
    ended = true;
    return Outcome.END;
  }

  /** Where in the text the reader stands. */
  private long offset() {
    return bytes - (limit - position);
  }

  /** Where the records lie that were read so far. */
  public final RecordSpan records() {
    TextRange range = reading.range();
    return new RecordSpan(range.position(firstRecord), ended ? range.position(offset()) : -1);
  }

  /** Bytes of the records read so far, and of what stands before them in the file. */
  public final long recordBytes() {
    return offset() - firstRecord;
  }

  /** Reads one record, or skips one blank line and answers null. */
  private Outcome read() throws IOException {
    rejection = null;
    record.begin(lines + 1);
    while (!scan(position, exhausted)) {
      if (limit - position > LONGEST_RECORD + 2) {
        return skipTooLong();
      }
      // Starting over is cheaper than carrying the state along: the buffer doubles each time.
      makeRoom();
      fill(limit);
      rejection = null;
      record.begin(lines + 1);
    }
    int start = position;
    position = nextRecord;
    lines += lineFeeds + (buffer[nextRecord - 1] == '\n' ? 0 : 1);
    if (recordEnd - start > LONGEST_RECORD) {
      record.begin(record.lineNumber());
      reject(LineErrors.rowTooLarge(), NOTHING);
    } else if (reading.ignoreBlankLines() && recordEnd == start && buffer[start] != 0) {
      // conv.ignoreblanklines: a line of a line end alone, not one that a NUL cut to nothing.
      return null;
    }
    record.end(rejection == null ? values() : buffer, buffer, start, recordEnd);
    return rejection == null ? Outcome.RECORD : Outcome.REJECTED;
  }

  /** Drops a record that does not fit, and keeps its beginning for the report. */
  private Outcome skipTooLong() throws IOException {
    record.begin(lines + 1);
    lines += countLineFeeds(position, limit);
    System.arraycopy(buffer, position, buffer, 0, KEPT_OF_TOO_LONG);
    boolean escaped = openEscape;
    boolean quoted = openQuote;
    boolean ended = false;
    byte previous = buffer[limit - 1];
    position = limit;
    while (!ended && (position < limit || fill(KEPT_OF_TOO_LONG))) {
      byte b = buffer[position++];
      if (b == '\n') {
        lines++;
        ended = !escaped && !quoted;
      }
      if (escaped) {
        escaped = false;
      } else if ((b & 0xff) == escapeByte()) {
        escaped = true;
      } else if ((b & 0xff) == quoteByte()) {
        // A quote opens a field at its start only; behind a quote it is the second of a pair.
        quoted = !quoted && (previous == delimiter || previous == b);
      }
      if (b != ' ' && b != '\t') {
        previous = b;
      }
    }
    if (!ended) {
      lines++;
    }
    reject(LineErrors.rowTooLarge(), NOTHING);
    record.end(buffer, buffer, 0, KEPT_OF_TOO_LONG);
    return Outcome.REJECTED;
  }

  final void reject(RowError error, int field) {
    rejection = error;
    rejectedField = field;
  }

  /**
   * Rejects a record whose structure breaks at {@code at}: it takes the rest of its physical line
   * with it.
   *
   * @return false if the line goes on behind {@link #limit}
   */
  final boolean rejectLine(RowError error, int field, int start, int at, boolean atEnd) {
    reject(error, field);
    openEscape = false;
    openQuote = false;
    int stop = at;
    while (stop < limit && buffer[stop] != '\n') {
      stop++;
    }
    recordEnd = stop;
    nextRecord = stop;
    if (stop < limit) {
      recordEnd = beforeReturn(start, stop);
      nextRecord = stop + 1;
      lineFeeds++;
    }
    return stop < limit || atEnd;
  }

  /**
   * Rejects a record for a NUL byte at {@code at}, which ends it: Redshift then looks for a line
   * end in the byte before, and reports that byte (csv.nul-eor, conv.nul.eor).
   */
  final boolean rejectNul(int start, int at, boolean atEnd) {
    int blamed = Math.max(start, at - 1);
    RowError error = LineErrors.missingNewline(buffer[blamed], blamed - start);
    boolean complete = rejectLine(error, NOTHING, start, at, atEnd);
    recordEnd = at;
    return complete;
  }

  final boolean rejected() {
    return rejection != null;
  }

  /** Where a field or record ends that {@code stop} follows: a CR is part of the line end. */
  final int beforeReturn(int start, int stop) {
    boolean lineEnd = stop < limit && buffer[stop] == '\n';
    return lineEnd && stop > start && buffer[stop - 1] == '\r' ? stop - 1 : stop;
  }

  private void start() throws IOException {
    started = true;
    if (reading.range().startsInside()) {
      startInside();
      lines = 0;
      firstRecord = offset();
      return;
    }
    while (limit < 3 && !exhausted) {
      makeRoom();
      fill(limit);
    }
    if (limit >= 3
        && buffer[0] == (byte) 0xef
        && buffer[1] == (byte) 0xbb
        && buffer[2] == (byte) 0xbf) {
      position = 3;
    }
    // conv.ignoreheader.per-file: physical lines, whatever they hold.
    for (long header = 0; header < reading.headerLines(); header++) {
      skipLine();
    }
  }

  /**
   * Goes to the first record that starts in a range, as far as can be told; what is there begins
   * one byte before the range.
   */
  void startInside() throws IOException {
    skipLine();
  }

  /** Holds so many bytes from the first one on, or all that there are. */
  final void hold(int count) throws IOException {
    if (buffer.length < count) {
      buffer = Arrays.copyOf(buffer, count);
    }
    fill(limit);
  }

  /** Whether the file ends at {@link #limit}. */
  final boolean isExhausted() {
    return exhausted;
  }

  final void startAt(int record) {
    position = record;
  }

  private void skipLine() throws IOException {
    boolean any = false;
    while (position < limit || fill(0)) {
      any = true;
      if (buffer[position++] == '\n') {
        lines++;
        return;
      }
    }
    if (any) {
      lines++;
    }
  }

  private int countLineFeeds(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\n') {
        count++;
      }
    }
    return count;
  }

  /** Moves the record begun to the front of the buffer, and doubles the buffer if that is full. */
  private void makeRoom() {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    if (limit == buffer.length) {
      int grown = Math.min(buffer.length * 2, LARGEST_BUFFER);
      buffer = Arrays.copyOf(buffer, Math.max(limit + 1, grown));
    }
  }

  /**
   * Fills the buffer from {@code at} to its end, as far as the file goes; if {@code at} is not the
   * limit, what was there is dropped and the position set to {@code at}.
   *
   * @return whether any byte came
   */
  private boolean fill(int at) throws IOException {
    if (at != limit) {
      position = at;
      limit = at;
    }
    int before = limit;
    while (!exhausted && limit < buffer.length) {
      int count = in.read(buffer, limit, buffer.length - limit);
      if (count < 0) {
        exhausted = true;
      } else {
        limit += count;
        bytes += count;
      }
    }
    return limit > before;
  }

  @Override
  public final TextRecord record() {
    return record;
  }

  @Override
  public final RowError rejection() {
    return rejection;
  }

  @Override
  public final int rejectedField() {
    return rejectedField;
  }

  @Override
  public final long linesRead() {
    return lines;
  }

  /** Bytes taken from the stream so far. */
  public final long bytesRead() {
    return bytes;
  }

  @Override
  public final void close() throws IOException {
    in.close();
  }
}
