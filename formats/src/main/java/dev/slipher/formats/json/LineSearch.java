package dev.slipher.formats.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. */
final class LineSearch {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LINE_FEEDS = '\n' * EACH_BYTE;

  private LineSearch() {}

  /** The first line feed of the range, or {@code end}. */
  static int lineFeed(byte[] bytes, int start, int end) {
    int at = start;
    for (int lastWord = end - Long.BYTES; at <= lastWord; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at) ^ LINE_FEEDS;
      // The lowest byte that is zero is marked, and none below it.
      long marks = (word - EACH_BYTE) & ~word & HIGH_BITS;
      if (marks != 0) {
        return at + (Long.numberOfTrailingZeros(marks) >> 3);
      }
    }
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return at;
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
