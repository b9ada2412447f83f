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
  private byte[] bytes = new byte[0];
  private byte[] rawBytes = new byte[0];
  private int rawStart;
  private int rawEnd;
  private int fieldCount;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] rawStarts = new int[64];
  private int[] rawEnds = new int[64];
  private boolean[] quoted = new boolean[64];
  private long lineNumber;

  /** Starts a record whose first physical line is {@code lineNumber}, counted from 1. */
  public void begin(long lineNumber) {
    this.lineNumber = lineNumber;
    fieldCount = 0;
  }

  /** Adds a field; the offsets count into the arrays that {@link #end} will name. */
  public void addField(int start, int end, int rawStart, int rawEnd, boolean wasQuoted) {
    if (fieldCount == starts.length) {
      grow();
    }
    starts[fieldCount] = start;
    ends[fieldCount] = end;
    rawStarts[fieldCount] = rawStart;
    rawEnds[fieldCount] = rawEnd;
    quoted[fieldCount] = wasQuoted;
    fieldCount++;
  }

  /** Ends the record: the array its values stand in, and the raw record without its line end. */
  public void end(byte[] bytes, byte[] rawBytes, int rawStart, int rawEnd) {
    this.bytes = bytes;
    this.rawBytes = rawBytes;
    this.rawStart = rawStart;
    this.rawEnd = rawEnd;
  }

  private void grow() {
    int capacity = fieldCount * 2;
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    rawStarts = Arrays.copyOf(rawStarts, capacity);
    rawEnds = Arrays.copyOf(rawEnds, capacity);
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

  public boolean quoted(int field) {
    return quoted[field];
  }

  /** The physical line on which the record starts, counted from 1, headers included. */
  public long lineNumber() {
    return lineNumber;
  }
}
