package dev.slipher.formats.convert;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Questions about single bytes and byte ranges that need no character set. */
final class Ascii {
  private Ascii() {}

  /** White space as C's isspace has it. */
  static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /** The first place in the range that holds no white space, or {@code end}. */
  static int skipSpace(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The end of the range without its trailing white space. */
  static int trimEnd(byte[] bytes, int start, int end) {
    int last = end;
    while (last > start && isSpace(bytes[last - 1])) {
      last--;
    }
    return last;
  }

  static boolean isBlank(byte[] bytes, int start, int end) {
    return skipSpace(bytes, start, end) == end;
  }

  /** Whether the range spells {@code lowerCase}, in any case. */
  static boolean equalsIgnoreCase(byte[] bytes, int start, int end, String lowerCase) {
    if (end - start != lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      int b = bytes[start + i];
      int folded = b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
      if (folded != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** For fallbacks that need the text of bytes which are known to be ASCII. */
  static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, US_ASCII);
  }
}
