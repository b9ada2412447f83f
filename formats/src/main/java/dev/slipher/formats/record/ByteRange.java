package dev.slipher.formats.record;

import java.io.Serializable;

/**
 * The part of a file whose records a slice reads: those that start in it, wherever they end.
 *
 * @param start the first byte, counted from 0
 * @param end the byte behind the last; {@link Long#MAX_VALUE} for the file's end
 */
public record ByteRange(long start, long end) implements TextRange, Serializable {

  /** All of a file, however long. */
  public static final ByteRange WHOLE = new ByteRange(0, Long.MAX_VALUE);

  public ByteRange {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("bytes %d to %d".formatted(start, end));
    }
  }

  /** The range that is read from a byte on, as far as so many bytes. */
  public static ByteRange readFrom(long first, long count) {
    return new ByteRange(first == 0 ? 0 : first + 1, first + count);
  }

  /** Whether it is a part only. */
  public boolean isPartial() {
    return !equals(WHOLE);
  }

  /** The byte to read from: one before the start tells whether a record starts there. */
  public long readFrom() {
    return Math.max(0, start - 1);
  }

  @Override
  public boolean startsInside() {
    return start > 0;
  }

  @Override
  public boolean holds(long offset) {
    return position(offset) < end;
  }

  /** The byte of the file. */
  @Override
  public long position(long offset) {
    return readFrom() + offset;
  }
}
