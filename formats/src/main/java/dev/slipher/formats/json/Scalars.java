package dev.slipher.formats.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds where a string, number or literal of JSON ends. */
final class Scalars {
  /** There is none that is well-formed, or it needs a closer look. */
  static final int NONE = -1;

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private Scalars() {}

  /**
   * The position behind the scalar at {@code start}, a string's second quote included; {@link
   * #NONE} for a string with an escape or a control character, for what is no scalar, and where the
   * range ends before it does. What may follow is not looked at.
   */
  static int end(byte[] bytes, int start, int limit) {
    if (start >= limit) {
      return NONE;
    }
    return switch (bytes[start]) {
      case '"' -> stringEnd(bytes, start + 1, limit);
      case 't' -> literalEnd(TRUE, bytes, start, limit);
      case 'f' -> literalEnd(FALSE, bytes, start, limit);
      case 'n' -> literalEnd(NULL, bytes, start, limit);
      default -> numberEnd(bytes, start, limit);
    };
  }

  private static int stringEnd(byte[] bytes, int start, int limit) {
    int special = ByteSearch.firstSpecial(bytes, start, limit);
    return special < limit && bytes[special] == '"' ? special + 1 : NONE;
  }

  private static int literalEnd(byte[] literal, byte[] bytes, int start, int limit) {
    int end = start + literal.length;
    return end <= limit && Arrays.equals(literal, 0, literal.length, bytes, start, end)
        ? end
        : NONE;
  }

  private static int numberEnd(byte[] bytes, int start, int limit) {
    int whole = bytes[start] == '-' ? start + 1 : start;
    int at = digitsEnd(bytes, whole, limit);
    boolean leadingZero = at > whole + 1 && bytes[whole] == '0';
    if (at == whole || leadingZero) {
      return NONE;
    }
    if (at < limit && bytes[at] == '.') {
      int fraction = at + 1;
      at = digitsEnd(bytes, fraction, limit);
      if (at == fraction) {
        return NONE;
      }
    }
    if (at < limit && (bytes[at] | 0x20) == 'e') {
      boolean signed = at + 1 < limit && (bytes[at + 1] == '-' || bytes[at + 1] == '+');
      int exponent = at + (signed ? 2 : 1);
      at = digitsEnd(bytes, exponent, limit);
      if (at == exponent) {
        return NONE;
      }
    }
    return at < limit ? at : NONE; // At the limit more of it may follow.
  }

  private static int digitsEnd(byte[] bytes, int start, int limit) {
    int at = start;
    while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }
}
