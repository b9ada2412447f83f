package dev.slipher.formats.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. */
final class ByteSearch {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = '"' * EACH_BYTE;
  private static final long BACKSLASHES = '\\' * EACH_BYTE;
  private static final long BLANKS = ' ' * EACH_BYTE;

  private ByteSearch() {}

  /** The first line feed of the range, or {@code end}. */
  static int lineFeed(byte[] bytes, int start, int end) {
    return first((byte) '\n', bytes, start, end);
  }

  /** The first such byte of the range, or {@code end}. */
  static int first(byte wanted, byte[] bytes, int start, int end) {
    long pattern = wanted * EACH_BYTE;
    int at = start;
    for (int lastWord = end - Long.BYTES; at <= lastWord; at += Long.BYTES) {
      long marks = below(EACH_BYTE, (long) WORDS.get(bytes, at) ^ pattern);
      if (marks != 0) {
        return at + (Long.numberOfTrailingZeros(marks) >> 3);
      }
    }
    while (at < end && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  /** The first quote, backslash or control character of the range, or {@code end}. */
  static int firstSpecial(byte[] bytes, int start, int end) {
    int at = start;
    for (int lastWord = end - Long.BYTES; at <= lastWord; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at);
      long marks =
          below(EACH_BYTE, word ^ QUOTES)
              | below(EACH_BYTE, word ^ BACKSLASHES)
              | below(BLANKS, word);
      if (marks != 0) {
        return at + (Long.numberOfTrailingZeros(marks) >> 3);
      }
    }
    while (at < end && !isSpecial(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpecial(byte b) {
    return b == '"' || b == '\\' || (b >= 0 && b < ' ');
  }

  /** Marks the lowest byte that is below the limit's, and none below it. */
  private static long below(long limits, long word) {
    return (word - limits) & ~word & HIGH_BITS;
  }

  static boolean isAscii(byte[] bytes, int start, int end) {
    int at = start;
    long bits = 0;
    for (int lastWord = end - Long.BYTES; at <= lastWord; at += Long.BYTES) {
      bits |= (long) WORDS.get(bytes, at);
    }
    while (at < end) {
      bits |= bytes[at++];
    }
    return (bits & HIGH_BITS) == 0;
  }
}
