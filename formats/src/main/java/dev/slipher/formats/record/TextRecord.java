package dev.slipher.formats.record;

import java.util.Arrays;

/**
 * One record of a text file: its bytes, and where each field stands in them.
 *
 * <p>A reader owns one instance and fills it again for every record, so nothing here may be kept
 * past the next read. Values stand in {@link #bytes()}, which differs from {@link #rawBytes()} only
 * when the reader had to remove escapes or doubled quotes. The raw bounds always show the field as
 * the file has it, for error reports and for null markers that escaping would change.
 */
public final class TextRecord {

  /**
   * Fields that a record keeps; those behind are dropped, so that a line of delimiters cannot fill
   * the memory. A table has at most 1600 columns (guide page r_CREATE_TABLE_NEW), so one field more
   * than this is as much too many as a million.
   */
  public static final int MOST_FIELDS = 1664;

  // Both bounds of a field that is NULL.
  private static final int NULL_BOUND = -1;

  private final boolean marksNulls;
  private byte[] bytes = new byte[0];
  private byte[] rawBytes = new byte[0];
  private int rawStart;
  private int rawEnd;
  private int fieldCount;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  // The same arrays as above until a field's value differs from its raw text, so that plain text
  // pays for one pair of bounds only.
  private int[] rawStarts = starts;
  private int[] rawEnds = ends;
  private boolean[] quoted = new boolean[64];
  private boolean someQuoted;
  private boolean[] moments = {};
  private boolean someMoments;
  private long lineNumber;

  /** A record whose NULLs are spelled by a marker or by nothing (NULL AS). */
  public TextRecord() {
    this(false);
  }

  private TextRecord(boolean marksNulls) {
    this.marksNulls = marksNulls;
  }

  /** A record of a format that has a NULL of its own, so that no text is taken for one. */
  public static TextRecord markingNulls() {
    return new TextRecord(true);
  }

  /** Starts a record whose first physical line is {@code lineNumber}, counted from 1. */
  public void begin(long lineNumber) {
    this.lineNumber = lineNumber;
    fieldCount = 0;
    if (someQuoted) {
      Arrays.fill(quoted, false);
      someQuoted = false;
    }
    if (someMoments) {
      Arrays.fill(moments, false);
      someMoments = false;
    }
  }

  /** Adds an unquoted field whose value is its raw text. */
  public void addField(int start, int end) {
    int field = fieldCount;
    if (field == starts.length) {
      if (field == MOST_FIELDS) {
        return;
      }
      grow();
    }
    starts[field] = start;
    ends[field] = end;
    if (rawStarts != starts) {
      rawStarts[field] = start;
      rawEnds[field] = end;
    }
    fieldCount = field + 1;
  }

  /** Adds a field that the file itself marks as NULL; only where the format can. */
  public void addNull() {
    addField(NULL_BOUND, NULL_BOUND);
  }

  /** Adds a field; the offsets count into the arrays that {@link #end} will name. */
  public void addField(int start, int end, int rawStart, int rawEnd, boolean wasQuoted) {
    separateRaw();
    int field = fieldCount;
    addField(start, end);
    if (fieldCount == field) {
      return;
    }
    rawStarts[field] = rawStart;
    rawEnds[field] = rawEnd;
    quoted[field] = wasQuoted;
    someQuoted |= wasQuoted;
  }

  /** Moves a field's value, when it had to be rewritten outside of the raw record. */
  public void moveValue(int field, int start, int end) {
    separateRaw();
    starts[field] = start;
    ends[field] = end;
  }

  /**
   * Marks a field that the format itself says to be a day or a moment: it is spelled as COPY
   * expects them by default, whatever DATEFORMAT and TIMEFORMAT say of text.
   */
  public void markMoment(int field) {
    if (moments.length <= field) {
      moments = Arrays.copyOf(moments, starts.length);
    }
    moments[field] = true;
    someMoments = true;
  }

  /** Ends the record: the array its values stand in, and the raw record without its line end. */
  public void end(byte[] bytes, byte[] rawBytes, int rawStart, int rawEnd) {
    this.bytes = bytes;
    this.rawBytes = rawBytes;
    this.rawStart = rawStart;
    this.rawEnd = rawEnd;
  }

  private void separateRaw() {
    if (rawStarts == starts) {
      rawStarts = starts.clone();
      rawEnds = ends.clone();
    }
  }

  private void grow() {
    int capacity = Math.min(fieldCount * 2, MOST_FIELDS);
    boolean shared = rawStarts == starts;
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    rawStarts = shared ? starts : Arrays.copyOf(rawStarts, capacity);
    rawEnds = shared ? ends : Arrays.copyOf(rawEnds, capacity);
    quoted = Arrays.copyOf(quoted, capacity);
  }

  public byte[] bytes() {
    return bytes;
  }

  public byte[] rawBytes() {
    return rawBytes;
  }

  public int rawStart() {
    return rawStart;
  }

  public int rawEnd() {
    return rawEnd;
  }

  public int fieldCount() {
    return fieldCount;
  }

  public int start(int field) {
    return starts[field];
  }

  public int end(int field) {
    return ends[field];
  }

  public int rawStart(int field) {
    return rawStarts[field];
  }

  public int rawEnd(int field) {
    return rawEnds[field];
  }

  /** Whether the format has a NULL of its own; {@link #isNull} then says where it stands. */
  public boolean marksNulls() {
    return marksNulls;
  }

  /** Whether {@link #addNull} added the field; it has no bounds then. */
  public boolean isNull(int field) {
    return starts[field] == NULL_BOUND;
  }

  /** Whether {@link #markMoment} marked the field. */
  public boolean isMoment(int field) {
    return someMoments && field < moments.length && moments[field];
  }

  public boolean quoted(int field) {
    return quoted[field];
  }

  /**
   * The physical line on which the record starts, or for JSON ends (json.line-number), counted from
   * 1, headers included.
   */
  public long lineNumber() {
    return lineNumber;
  }
}
