package dev.slipher.formats.text;

import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.record.TextRange;

/**
 * How a text file is read, whatever its layout.
 *
 * @param headerLines physical lines to skip at the file's start (conv.ignoreheader.per-file)
 * @param ignoreBlankLines whether a line without a byte is skipped, not rejected
 *     (conv.ignoreblanklines)
 * @param nulIsData whether a NUL byte is data; else it ends the record (conv.nul.kept,
 *     conv.nul.eor)
 * @param bufferSize bytes held before a long record makes the buffer grow, at least 1
 * @param range the records to read
 */
public record TextReading(
    long headerLines,
    boolean ignoreBlankLines,
    boolean nulIsData,
    int bufferSize,
    TextRange range) {
  public TextReading {
    if (headerLines < 0 || bufferSize < 1) {
      throw new IllegalArgumentException(
          "header lines %d, buffer size %d".formatted(headerLines, bufferSize));
    }
  }

  /** Of a whole file. */
  public TextReading(
      long headerLines, boolean ignoreBlankLines, boolean nulIsData, int bufferSize) {
    this(headerLines, ignoreBlankLines, nulIsData, bufferSize, ByteRange.WHOLE);
  }

  /** The same for data that begins with a record. */
  TextReading fromRecord() {
    return new TextReading(0, ignoreBlankLines, nulIsData, bufferSize);
  }
}
