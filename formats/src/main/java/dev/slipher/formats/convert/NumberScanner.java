package dev.slipher.formats.convert;

/**
 * Finds the parts of a number: sign, whole digits, fraction, exponent. One is reused for all fields
 * of a column.
 */
final class NumberScanner {
  /** Exponents beyond this overflow or vanish in every type. */
  private static final int MOST_EXPONENT = 100_000;

  boolean negative;

  /** Bounds of the digits before the point. */
  int wholeStart;

  int wholeEnd;

  /** Bounds of the digits behind the point; empty without one. */
  int fractionStart;

  int fractionEnd;

  int exponent;

  /** The first place that fits no number, or -1. */
  int wrongAt;

  /** Scans a range that holds at least one byte, without white space at its ends. */
  boolean scan(byte[] bytes, int start, int end) {
    wrongAt = -1;
    exponent = 0;
    negative = bytes[start] == '-';
    wholeStart = negative || bytes[start] == '+' ? start + 1 : start;
    wholeEnd = digitsEnd(bytes, wholeStart, end);
    fractionStart = wholeEnd;
    fractionEnd = wholeEnd;
    if (wholeEnd < end && bytes[wholeEnd] == '.') {
      fractionStart = wholeEnd + 1;
      fractionEnd = digitsEnd(bytes, fractionStart, end);
    }
    int at = fractionEnd;
    if (at == end && (wholeEnd > wholeStart || fractionEnd > fractionStart)) {
      return true;
    }
    if (wholeEnd == wholeStart && fractionEnd == fractionStart) {
      wrongAt = at == end ? end - 1 : at;
      return false;
    }
    if ((bytes[at] | 0x20) != 'e') {
      wrongAt = at;
      return false;
    }
    return scanExponent(bytes, at + 1, end);
  }

  private boolean scanExponent(byte[] bytes, int start, int end) {
    int at = start;
    boolean down = at < end && bytes[at] == '-';
    if (at < end && (down || bytes[at] == '+')) {
      at++;
    }
    if (at == end) {
      wrongAt = end - 1;
      return false;
    }
    int value = 0;
    for (; at < end; at++) {
      if (!Ascii.isDigit(bytes[at])) {
        wrongAt = at;
        return false;
      }
      value = Math.min(value * 10 + (bytes[at] - '0'), MOST_EXPONENT);
    }
    exponent = down ? -value : value;
    return true;
  }

  private static int digitsEnd(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && Ascii.isDigit(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Whether a byte belongs to numbers at all, so that only its place can be wrong. */
  static boolean atHomeInNumbers(byte b) {
    return Ascii.isDigit(b) || b == '.' || b == '-' || b == '+' || (b | 0x20) == 'e';
  }
}
