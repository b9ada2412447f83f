package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;
import java.util.Arrays;

/** Bytes from hexadecimal digits of any case; reused for all values of a column. */
final class Hexadecimal {
  private static final byte[] VALUES = new byte[128];

  static {
    Arrays.fill(VALUES, (byte) -1);
    for (int digit = 0; digit < 16; digit++) {
      char c = Character.forDigit(digit, 16);
      VALUES[c] = (byte) digit;
      if (c >= 'a') {
        VALUES[c - ('a' - 'A')] = (byte) digit;
      }
    }
  }

  private byte[] decoded = new byte[64];
  private int length;

  /**
   * Decodes a range.
   *
   * @param type the column's type as messages name it
   * @return null, or which digit is none; places count from {@code fieldStart}
   */
  RowError decode(byte[] bytes, int start, int end, int fieldStart, String type) {
    int count = end - start;
    if (decoded.length < count / 2) {
      decoded = new byte[Math.max(count / 2, decoded.length * 2)];
    }
    length = count / 2;
    for (int i = 0; i < length; i++) {
      int at = start + 2 * i;
      int high = value(bytes[at]);
      int low = value(bytes[at + 1]);
      if ((high | low) < 0) {
        int bad = high < 0 ? at : at + 1;
        return RowErrors.invalidHexadecimal(bytes[bad], bad - fieldStart, type);
      }
      decoded[i] = (byte) (high << 4 | low);
    }
    return (count & 1) == 0 ? null : RowErrors.oddHexadecimal(type);
  }

  private static int value(byte b) {
    return b < 0 ? -1 : VALUES[b];
  }

  /** The array that holds the decoded bytes from its first element on. */
  byte[] bytes() {
    return decoded;
  }

  int length() {
    return length;
  }
}
