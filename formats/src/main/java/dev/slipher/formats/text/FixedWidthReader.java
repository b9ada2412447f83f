package dev.slipher.formats.text;

import dev.slipher.formats.record.Characters;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Lines whose fields are so many characters each (fixedwidth.utf8-chars). A line may end within a
 * field or before it; characters behind the last field are one field more, unless they are blanks.
 *
 * <p>Looks for the line's end at eight bytes at a time, as {@link PlainReader} does. A line of
 * ASCII is then cut without another look at it.
 */
final class FixedWidthReader extends TextRecordReader {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final long LINE_FEEDS = '\n' * 0x0101010101010101L;

  private final int[] widths;
  private final boolean removeQuotes;
  private final boolean nulIsData;
  private final long nuls;

  /** The highest bit of each byte up to the line's end. */
  private long highBits;

  FixedWidthReader(InputStream in, TextLayout.FixedWidth layout, TextReading reading) {
    super(in, NO_DELIMITER, reading);
    widths = layout.widths().stream().mapToInt(Integer::intValue).toArray();
    removeQuotes = layout.removeQuotes();
    nulIsData = reading.nulIsData();
    nuls = nulIsData ? LINE_FEEDS : 0;
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
    int stop = findEnd(start);
    if (stop == limit) {
      if (!atEnd) {
        return false;
      }
      recordEnd = limit;
      nextRecord = limit;
    } else if (buffer[stop] == 0) {
      return rejectNul(start, stop, atEnd);
    } else {
      recordEnd = beforeReturn(start, stop);
      nextRecord = stop + 1;
      lineFeeds = 1;
    }
    addFields(start, recordEnd);
    return true;
  }

  /** The first line feed or, unless that is data, NUL; the buffer's end if there is none. */
  private int findEnd(int start) {
    byte[] bytes = buffer;
    long seen = 0;
    int at = start;
    for (int lastWord = limit - Long.BYTES; at <= lastWord; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at);
      seen |= word;
      long lineFeed = word ^ LINE_FEEDS;
      long nul = word ^ nuls;
      long unlike =
          (((lineFeed & LOW_BITS) + LOW_BITS) | lineFeed) & (((nul & LOW_BITS) + LOW_BITS) | nul);
      long marks = ~(unlike | LOW_BITS);
      if (marks != 0) {
        highBits = seen & ~LOW_BITS;
        return at + (Long.numberOfTrailingZeros(marks) >>> 3);
      }
    }
    while (at < limit && bytes[at] != '\n' && (bytes[at] != 0 || nulIsData)) {
      seen |= bytes[at];
      at++;
    }
    highBits = seen & ~LOW_BITS;
    return at;
  }

  private void addFields(int start, int end) {
    int at = start;
    int field = 0;
    do {
      int stop = highBits == 0 ? Math.min(at + widths[field], end) : cut(at, end, widths[field]);
      if (!removeQuotes) {
        record.addField(at, stop);
      } else if (!addQuotedField(at, stop)) {
        return;
      }
      at = stop;
      field++;
    } while (field < widths.length && at < end);
    if (skipBlanks(at, end) < end) {
      record.addField(at, end); // fixedwidth.long-line
    }
  }

  private int cut(int start, int end, int width) {
    int at = start;
    for (int left = width; left > 0 && at < end; left--) {
      at = buffer[at] >= 0 ? at + 1 : Characters.next(buffer, at, end);
    }
    return at;
  }

  /**
   * Takes off the quotes that stand around a field, blanks outside of them aside.
   *
   * @return false if the field rejects the record
   */
  private boolean addQuotedField(int start, int end) {
    int opening = skipBlanks(start, end);
    if (opening == end || (buffer[opening] != '\'' && buffer[opening] != '"')) {
      record.addField(start, end);
      return true;
    }
    int closing = end - 1;
    while (isBlank(buffer[closing])) {
      closing--;
    }
    if (closing > opening && buffer[closing] == buffer[opening]) {
      record.addField(opening + 1, closing, start, end, true);
      return true;
    }
    // delimited.removequotes-opening-only; behind blanks such a quote is data there too.
    if (opening == start) {
      reject(LineErrors.missingEndQuote(), record.fieldCount());
    }
    record.addField(start, end);
    return !rejected();
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && isBlank(buffer[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
