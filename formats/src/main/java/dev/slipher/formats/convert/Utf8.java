package dev.slipher.formats.convert;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Validates UTF-8 as COPY does (guide page multi-byte-character-load-errors).
 *
 * <p>A sequence is answered as one number: its length, and above it the guide's sub-code or {@link
 * #NONCHARACTER}.
 */
final class Utf8 {
  /** Sub-code of a well-formed code point that is no character; loaded unless ACCEPTINVCHARS. */
  static final int NONCHARACTER = 100;

  private static final int TOO_LONG = 1;
  private static final int INCOMPLETE = 2;
  private static final int BAD_FIRST_BYTE = 3;
  private static final int BAD_TRAILING_BYTE = 4;
  private static final int SURROGATE = 5;
  private static final int BEYOND_LAST_CODE_POINT = 8;
  private static final int NO_CODE_POINT = 9;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** The first byte of the range above 0x7f, or {@code end}. */
  static int firstNonAscii(byte[] bytes, int start, int end) {
    int at = start;
    while (at <= end - Long.BYTES && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
      at += Long.BYTES;
    }
    while (at < end && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  static int length(int sequence) {
    return sequence & 0xff;
  }

  /** 0 for a valid character, {@link #NONCHARACTER}, or the guide's sub-code of the error. */
  static int subCode(int sequence) {
    return sequence >> 8;
  }

  /** Judges the sequence that starts at {@code at} with a byte above 0x7f. */
  static int sequenceAt(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xff;
    if (first < 0xc0 || first >= 0xfe) {
      return sequence(1, BAD_FIRST_BYTE);
    }
    int wanted = first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : first < 0xfc ? 5 : 6;
    int length = 1;
    int codePoint = first & (0x7f >> wanted);
    while (length < wanted && at + length < end && (bytes[at + length] & 0xc0) == 0x80) {
      codePoint = codePoint << 6 | (bytes[at + length] & 0x3f);
      length++;
    }
    if (wanted > 4) {
      return sequence(length, TOO_LONG);
    }
    if (length < wanted) {
      return sequence(length, at + length == end ? INCOMPLETE : BAD_TRAILING_BYTE);
    }
    return sequence(length, judge(codePoint, length));
  }

  private static int judge(int codePoint, int length) {
    if (codePoint < (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000)) {
      return NO_CODE_POINT;
    }
    if (codePoint > 0x10ffff) {
      return BEYOND_LAST_CODE_POINT;
    }
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) {
      return SURROGATE;
    }
    boolean nonCharacter =
        (codePoint >= 0xfdd0 && codePoint <= 0xfdef) || (codePoint & 0xfffe) == 0xfffe;
    return nonCharacter ? NONCHARACTER : 0;
  }

  /** Where to cut so that at most {@code most} bytes and no broken character remain. */
  static int cut(byte[] bytes, int start, int most) {
    int end = start + most;
    while (end > start && (bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return end;
  }

  private static int sequence(int length, int subCode) {
    return subCode << 8 | length;
  }
}
