package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;

/**
 * REAL and DOUBLE PRECISION. Numbers of few digits become exact operands of one correctly rounded
 * operation; all others go through the JDK's parser.
 */
final class FloatConverter extends FieldConverter {
  private static final double[] DOUBLE_POWERS = new double[23];
  private static final float[] FLOAT_POWERS = new float[11];

  static {
    // Both tables end where a power of ten stops being exact.
    DOUBLE_POWERS[0] = 1;
    FLOAT_POWERS[0] = 1;
    for (int i = 1; i < DOUBLE_POWERS.length; i++) {
      DOUBLE_POWERS[i] = DOUBLE_POWERS[i - 1] * 10;
    }
    for (int i = 1; i < FLOAT_POWERS.length; i++) {
      FLOAT_POWERS[i] = FLOAT_POWERS[i - 1] * 10;
    }
  }

  private final boolean single;
  private final String type;
  private final NumberScanner number = new NumberScanner();

  private FloatConverter(boolean single) {
    this.single = single;
    this.type = single ? "Float" : "Double";
  }

  static FloatConverter real() {
    return new FloatConverter(true);
  }

  static FloatConverter doublePrecision() {
    return new FloatConverter(false);
  }

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int first = Ascii.skipSpace(bytes, start, end);
    int last = Ascii.trimEnd(bytes, first, end);
    if (!number.scan(bytes, first, last)) {
      return convertWord(bytes, start, first, last, sink, ordinal);
    }
    int digits = number.wholeEnd - number.wholeStart + number.fractionEnd - number.fractionStart;
    int power = number.exponent - (number.fractionEnd - number.fractionStart);
    if (digits <= 15 && power >= -22 && power <= 22) {
      long mantissa = mantissa(bytes);
      if (!single) {
        double value =
            power < 0 ? mantissa / DOUBLE_POWERS[-power] : mantissa * DOUBLE_POWERS[power];
        sink.setDouble(ordinal, number.negative ? -value : value);
        return null;
      }
      if (mantissa <= 1 << 24 && power >= -10 && power <= 10) {
        float value = power < 0 ? mantissa / FLOAT_POWERS[-power] : mantissa * FLOAT_POWERS[power];
        sink.setFloat(ordinal, number.negative ? -value : value);
        return null;
      }
    }
    return parse(bytes, first, last, sink, ordinal);
  }

  private long mantissa(byte[] bytes) {
    long value = 0;
    for (int at = number.wholeStart; at < number.wholeEnd; at++) {
      value = value * 10 + (bytes[at] - '0');
    }
    for (int at = number.fractionStart; at < number.fractionEnd; at++) {
      value = value * 10 + (bytes[at] - '0');
    }
    return value;
  }

  private RowError parse(byte[] bytes, int first, int last, RowSink sink, int ordinal) {
    String text = Ascii.text(bytes, first, last);
    double value = single ? Float.parseFloat(text) : Double.parseDouble(text);
    if (Double.isInfinite(value) || (value == 0 && !isZero(bytes))) {
      return RowErrors.floatOutOfRange(single ? "REAL" : "DOUBLE PRECISION");
    }
    if (single) {
      sink.setFloat(ordinal, (float) value);
    } else {
      sink.setDouble(ordinal, value);
    }
    return null;
  }

  private boolean isZero(byte[] bytes) {
    for (int at = number.wholeStart; at < number.fractionEnd; at++) {
      if (bytes[at] >= '1' && bytes[at] <= '9') {
        return false;
      }
    }
    return true;
  }

  /** The values that are no numbers, spelled as the server writes them. */
  private RowError convertWord(
      byte[] bytes, int start, int first, int last, RowSink sink, int ordinal) {
    boolean negative = bytes[first] == '-';
    int word = negative || bytes[first] == '+' ? first + 1 : first;
    double value;
    if (Ascii.equalsIgnoreCase(bytes, first, last, "nan")) {
      value = Double.NaN;
    } else if (Ascii.equalsIgnoreCase(bytes, word, last, "infinity")
        || Ascii.equalsIgnoreCase(bytes, word, last, "inf")) {
      value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    } else {
      return number.error(bytes, start, last, type, false);
    }
    if (single) {
      sink.setFloat(ordinal, (float) value);
    } else {
      sink.setDouble(ordinal, value);
    }
    return null;
  }
}
