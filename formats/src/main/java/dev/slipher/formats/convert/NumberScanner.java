package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;

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

  /** The first place that fits no number, or -1; the end of the range where an exponent lacks. */
  int wrongAt;

  /** Whether {@link #wrongAt} is in an exponent. */
  boolean wrongExponent;

  /** Scans a range that holds at least one byte, without white space at its ends. */
  boolean scan(byte[] bytes, int start, int end) {
    wrongAt = -1;
    wrongExponent = false;
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
    boolean digits = wholeEnd > wholeStart || fractionEnd > fractionStart;
    if (fractionEnd == end && digits) {
      return true;
    }
    if (digits && (bytes[fractionEnd] | 0x20) == 'e') {
      return scanExponent(bytes, fractionEnd + 1, end);
    }
    return judgeRest(bytes, start, fractionEnd, end);
  }

  /** An exponent that is wrong is blamed before what stands to its left, as clusters do it. */
  private boolean judgeRest(byte[] bytes, int start, int firstWrong, int end) {
    for (int at = start; at < end; at++) {
      if ((bytes[at] | 0x20) == 'e') {
        if (!scanExponent(bytes, at + 1, end)) {
          return false;
        }
        break;
      }
    }
    wrongAt = Math.min(firstWrong, end - 1);
    return false;
  }

  private boolean scanExponent(byte[] bytes, int start, int end) {
    int at = start;
    boolean down = at < end && bytes[at] == '-';
    if (at < end && (down || bytes[at] == '+')) {
      at++;
    }
    int value = 0;
    int digits = at;
    while (at < end && Ascii.isDigit(bytes[at])) {
      value = Math.min(value * 10 + (bytes[at] - '0'), MOST_EXPONENT);
      at++;
    }
    exponent = down ? -value : value;
    wrongExponent = at < end || at == digits;
    wrongAt = wrongExponent ? at : -1;
    return !wrongExponent;
  }

  private static int digitsEnd(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && Ascii.isDigit(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The error of the last scan, which failed on a field that starts at {@code start}. */
  RowError error(byte[] bytes, int start, int end, String type, boolean decimal) {
    int place = wrongAt - start;
    if (wrongExponent) {
      return RowErrors.invalidExponent(bytes[Math.min(wrongAt, end - 1)], place, type);
    }
    byte wrong = bytes[wrongAt];
    if (wrong != '.' && wrong != '-' && wrong != '+' && !Ascii.isDigit(wrong)) {
      return RowErrors.invalidDigit(wrong, place, type);
    }
    return decimal
        ? RowErrors.invalidDecimal(wrong, place, type)
        : RowErrors.invalidFloat(wrong, place, type);
  }
}
