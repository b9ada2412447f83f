package dev.slipher.formats.json;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRecord;
import dev.slipher.formats.type.RedshiftType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Reads objects and arrays that stand one after another with any white space between or none
 * (json.root-level-structures, json.adjacent-braces, json.multiline-object); each becomes a record
 * with one field for each column, in the order of the columns.
 *
 * <p>A structure ends where its brackets are balanced, and lies in one piece in the buffer, which
 * grows up to the size of the largest one allowed. One that is balanced and still no JSON costs one
 * record. One that never ends has taken what stands behind it along: it is rejected and the file
 * ends there, because its inner structures could pass for records.
 */
public final class JsonRecordReader implements RecordReader {

  /** The largest object or array, in bytes with its brackets (json.max-object-4mb). */
  public static final int LARGEST_OBJECT = 4 * 1024 * 1024;

  // What is kept of text between structures: enough for 1024 characters of four bytes.
  private static final int KEPT_OF_TEXT = 4096;
  private static final int NO_FIELD = -1;

  private final InputStream in;
  private final long headerLines;
  private final StructureReader structure;
  private final StructureFields fields;
  private final TextRecord record;

  private byte[] buffer;
  private int position;
  private int limit;
  private boolean exhausted;
  private boolean started;
  private boolean ended;
  private byte lastByte = '\n';
  private long lineFeeds;
  private RowError rejection;
  private int rejectedField;

  // What is known of the structure that starts at the position; scan goes on from here.
  private int scanned;
  private int depth;
  private boolean inString;
  private int structureFeeds;
  private byte allBits;

  /** Whether the last structure stood on one line, and nothing behind it. */
  private boolean oneInEachLine = true;

  private JsonRecordReader(
      InputStream in,
      StructureReader structure,
      StructureFields fields,
      long headerLines,
      int bufferSize) {
    this.in = Objects.requireNonNull(in);
    this.structure = structure;
    this.fields = fields;
    record = fields.record();
    this.headerLines = headerLines;
    this.buffer = new byte[bufferSize];
  }

  /**
   * A reader of one file, which it closes with itself.
   *
   * @param headerLines physical lines to skip, wherever they end (json.ignoreheader)
   * @param bufferSize bytes held before a large object makes the buffer grow, at least 1
   */
  public static JsonRecordReader open(
      InputStream in,
      JsonLayout layout,
      List<TargetColumn> columns,
      long headerLines,
      int bufferSize) {
    boolean ignoreCase = layout instanceof JsonLayout.ByName byName && byName.ignoreCase();
    boolean[] keepsQuotes = new boolean[columns.size()];
    for (int i = 0; i < keepsQuotes.length; i++) {
      keepsQuotes[i] = columns.get(i).type() instanceof RedshiftType.Super;
    }
    FoundValues values = new FoundValues(keepsQuotes);
    return new JsonRecordReader(
        in,
        new StructureReader(layout.pathsOf(columns), ignoreCase, values),
        new StructureFields(values, columns.size()),
        headerLines,
        bufferSize);
  }

  @Override
  public Outcome next() throws IOException {
    if (!started) {
      start();
    }
    if (ended || !skipWhiteSpace()) {
      ended = true;
      return Outcome.END;
    }
    rejection = null;
    byte first = buffer[position];
    if (first != '{' && first != '[') {
      return rejectText(first);
    }
    depth = 0;
    inString = false;
    structureFeeds = 0;
    allBits = 0;
    scanned = position;
    if (readRepeated() || (oneInEachLine && readLine())) {
      return finish(null);
    }
    while (!scan()) {
      if (limit - position > LARGEST_OBJECT) {
        return rejectEndless();
      }
      if (!more()) {
        return rejectUnended();
      }
    }
    oneInEachLine = structureFeeds == 0 && scanned < limit && endsLine(buffer[scanned]);
    if (scanned - position > LARGEST_OBJECT) {
      throw new JsonObjectTooLargeException(lineFeeds + 1);
    }
    return finish(structure.read(buffer, position, scanned, allBits >= 0));
  }

  private boolean readRepeated() {
    // A larger one is the business of those who count its brackets.
    int most = Math.min(limit, position + LARGEST_OBJECT);
    if (!structure.readRepeated(buffer, position, most)) {
      return false;
    }
    scanned = structure.end();
    return true;
  }

  /**
   * Reads a structure that has its line for itself, as most have: then its brackets need not be
   * counted. What cannot be read so is left as it was.
   */
  private boolean readLine() {
    int lineFeed = ByteSearch.lineFeed(buffer, position, limit);
    int end = lineFeed;
    while (end > position && endsLine(buffer[end - 1])) {
      end--;
    }
    boolean closed = lineFeed < limit && (buffer[end - 1] == '}' || buffer[end - 1] == ']');
    if (!closed || end - position > LARGEST_OBJECT) {
      return false;
    }
    boolean ascii = ByteSearch.isAscii(buffer, position, end);
    if (structure.read(buffer, position, end, ascii) != null) {
      return false;
    }
    scanned = structure.end();
    // Where a line holds more than one, to look for its end again and again would take too long.
    oneInEachLine = scanned == end;
    return true;
  }

  private static boolean endsLine(byte b) {
    return b == '\n' || b == '\r';
  }

  /** Looks for the end of the structure at the position; false if the buffer holds none. */
  private boolean scan() {
    byte[] bytes = buffer;
    int end = limit;
    int at = scanned;
    int open = depth;
    byte bits = allBits;
    boolean string = inString;
    while (at < end) {
      byte b = bytes[at++];
      bits |= b;
      if (string) {
        while (b != '"' && b != '\\' && b != '\n' && at < end) {
          b = bytes[at++];
          bits |= b;
        }
        if (b == '"') {
          string = false;
        } else if (b == '\\') {
          if (at == end) {
            at--; // it needs the byte that it escapes beside it
            break;
          }
          bits |= bytes[at];
          structureFeeds += bytes[at] == '\n' ? 1 : 0;
          at++;
        } else if (b == '\n') {
          structureFeeds++;
        }
      } else if (b == '"') {
        string = true;
      } else if (b == '{' || b == '[') {
        open++;
      } else if (b == '}' || b == ']') {
        open--;
        if (open == 0) {
          scanned = at;
          allBits = bits;
          return true;
        }
      } else if (b == '\n') {
        structureFeeds++;
      }
    }
    scanned = at;
    depth = open;
    allBits = bits;
    inString = string;
    return false;
  }

  /** Makes a record of the structure between the position and what is scanned. */
  private Outcome finish(RowError malformed) {
    int start = position;
    position = scanned;
    lineFeeds += structureFeeds;
    long line = lineFeeds + 1; // json.line-number: the last line of the object
    RowError error = malformed == null ? fields.fill(line, buffer, start, position) : malformed;
    if (error == null) {
      return Outcome.RECORD;
    }
    int field = malformed == null ? fields.wrongField() : NO_FIELD;
    fields.fillUpTo(field, line, buffer, start, position);
    reject(error, field);
    return Outcome.REJECTED;
  }

  /** json.garbage-counts: what stands between two structures is one error up to its white space. */
  private Outcome rejectText(byte first) throws IOException {
    byte[] kept = new byte[KEPT_OF_TEXT];
    int length = 0;
    while (position < limit || more()) {
      byte b = buffer[position];
      if (isWhiteSpace(b) || b == '{' || b == '[') {
        break;
      }
      if (length < kept.length) {
        kept[length++] = b;
      }
      position++;
    }
    record.begin(lineFeeds + 1);
    reject(JsonErrors.outsideOfStructure(first), NO_FIELD);
    record.end(kept, kept, 0, length);
    return Outcome.REJECTED;
  }

  /** The structure is open at the end of the file. */
  private Outcome rejectUnended() {
    RowError error = structure.read(buffer, position, limit, allBits >= 0);
    return rejectRest(
        error == null
            ? JsonErrors.malformed("Unexpected end of the file", limit - position)
            : error);
  }

  /** The structure is larger than any may be: too large, unless it stopped to be JSON before. */
  private Outcome rejectEndless() throws IOException {
    RowError error = structure.read(buffer, position, limit, allBits >= 0);
    if (error == null || structure.cutShort()) {
      throw new JsonObjectTooLargeException(lineFeeds + 1);
    }
    return rejectRest(error);
  }

  private Outcome rejectRest(RowError error) {
    int start = position;
    int wrong = Math.min(limit, start + error.position());
    while (wrong - 1 > start && isWhiteSpace(buffer[wrong - 1])) {
      wrong--; // at the end of the file, the last line that holds anything
    }
    int feeds = 0;
    for (int at = start; at < wrong; at++) {
      feeds += buffer[at] == '\n' ? 1 : 0;
    }
    record.begin(lineFeeds + feeds + 1);
    lineFeeds += structureFeeds;
    position = limit;
    ended = true;
    reject(error, NO_FIELD);
    record.end(buffer, buffer, start, limit);
    return Outcome.REJECTED;
  }

  private void reject(RowError error, int field) {
    rejection = error;
    rejectedField = field;
  }

  private void start() throws IOException {
    started = true;
    while (limit < 3 && more()) {
      // A byte order mark has three bytes.
    }
    if (limit >= 3
        && buffer[0] == (byte) 0xef
        && buffer[1] == (byte) 0xbb
        && buffer[2] == (byte) 0xbf) {
      position = 3;
    }
    for (long header = 0; header < headerLines; header++) {
      boolean line = false;
      while (!line && (position < limit || more())) {
        line = buffer[position++] == '\n';
      }
      lineFeeds += line ? 1 : 0;
    }
  }

  /** Moves to the next byte that is no white space; false at the end of the file. */
  private boolean skipWhiteSpace() throws IOException {
    while (position < limit || more()) {
      byte b = buffer[position];
      if (!isWhiteSpace(b)) {
        return true;
      }
      lineFeeds += b == '\n' ? 1 : 0;
      position++;
    }
    return false;
  }

  /** json.separator-whitespace-only: the four characters that JSON has for it. */
  private static boolean isWhiteSpace(byte b) {
    return b == '\n' || b == ' ' || b == '\r' || b == '\t';
  }

  /** Reads on behind the limit; keeps what stands from the position on. */
  private boolean more() throws IOException {
    if (exhausted) {
      return false;
    }
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      scanned -= position;
      limit -= position;
      position = 0;
    }
    if (limit == buffer.length) {
      // One byte more than the largest object proves that there is a larger one.
      int grown = (int) Math.min(buffer.length * 2L, LARGEST_OBJECT + 1L);
      buffer = Arrays.copyOf(buffer, Math.max(limit + 1, grown));
    }
    int before = limit;
    while (limit < buffer.length) {
      int count = in.read(buffer, limit, buffer.length - limit);
      if (count < 0) {
        exhausted = true;
        break;
      }
      limit += count;
    }
    if (limit > before) {
      lastByte = buffer[limit - 1];
    }
    return limit > before;
  }

  @Override
  public TextRecord record() {
    return record;
  }

  @Override
  public RowError rejection() {
    return rejection;
  }

  @Override
  public int rejectedField() {
    return rejectedField;
  }

  /** A last line without a line end counts once the file is read. */
  @Override
  public long linesRead() {
    return lineFeeds + (ended && lastByte != '\n' ? 1 : 0);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
