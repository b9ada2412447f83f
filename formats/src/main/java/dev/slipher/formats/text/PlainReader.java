package dev.slipher.formats.text;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Delimited text without ESCAPE and REMOVEQUOTES: nothing but the delimiter and the line end has a
 * meaning (delimited.quotes-literal, delimited.no-escape-backslash-data, delimited.no-special-eof).
 *
 * <p>Looks at eight bytes at a time: a byte equals {@code c} where the word, XORed with eight times
 * {@code c}, is zero, and zero bytes are found without a branch.
 */
final class PlainReader extends TextRecordReader {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long LINE_FEEDS = '\n' * EACH_BYTE;

  private final boolean nulIsData;
  private final long delimiters;
  private final long nuls;

  PlainReader(InputStream in, TextLayout.Delimited layout, TextReading reading) {
    super(in, layout.delimiter(), reading);
    nulIsData = reading.nulIsData();
    delimiters = delimiter * EACH_BYTE;
    // Where NUL is data, the delimiter is looked for twice: cheaper than asking each time.
    nuls = nulIsData ? delimiters : 0;
  }

  @Override
  int escapeByte() {
    return -1;
  }

  @Override
  int quoteByte() {
    return -1;
  }

  @Override
  boolean scan(int start, boolean atEnd) {
    lineFeeds = 0;
    byte[] bytes = buffer;
    int fieldStart = start;
    int at = start;
    for (int lastWord = limit - Long.BYTES; at <= lastWord; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at);
      long marks = marks(word);
      while (marks != 0) {
        int found = at + (Long.numberOfTrailingZeros(marks) >>> 3);
        byte b = bytes[found];
        if (b != delimiter) {
          return b == '\n'
              ? endAtLineFeed(start, fieldStart, found)
              : rejectNul(start, found, atEnd);
        }
        record.addField(fieldStart, found);
        fieldStart = found + 1;
        marks &= marks - 1;
      }
    }
    return scanTail(start, fieldStart, at, atEnd);
  }

  /** The highest bit of each byte that is a delimiter, a line feed or, unless data, a NUL. */
  private long marks(long word) {
    long delimiter = word ^ delimiters;
    long lineFeed = word ^ LINE_FEEDS;
    long nul = word ^ nuls;
    long unlike =
        (((delimiter & LOW_BITS) + LOW_BITS) | delimiter)
            & (((lineFeed & LOW_BITS) + LOW_BITS) | lineFeed)
            & (((nul & LOW_BITS) + LOW_BITS) | nul);
    return ~(unlike | LOW_BITS);
  }

  private boolean scanTail(int start, int firstField, int from, boolean atEnd) {
    int fieldStart = firstField;
    for (int at = from; at < limit; at++) {
      byte b = buffer[at];
      if (b == delimiter) {
        record.addField(fieldStart, at);
        fieldStart = at + 1;
      } else if (b == '\n') {
        return endAtLineFeed(start, fieldStart, at);
      } else if (b == 0 && !nulIsData) {
        return rejectNul(start, at, atEnd);
      }
    }
    if (!atEnd) {
      return false;
    }
    // delimited.last-line-no-newline
    record.addField(fieldStart, limit);
    recordEnd = limit;
    nextRecord = limit;
    return true;
  }

  private boolean endAtLineFeed(int start, int fieldStart, int lineFeed) {
    recordEnd = beforeReturn(start, lineFeed);
    record.addField(fieldStart, beforeReturn(fieldStart, lineFeed));
    nextRecord = lineFeed + 1;
    lineFeeds = 1;
    return true;
  }
}
