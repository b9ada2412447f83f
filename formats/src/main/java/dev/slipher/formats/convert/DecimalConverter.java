package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** DECIMAL: excess scale is cut off, or rounded half away from zero with ROUNDEC. */
final class DecimalConverter extends FieldConverter {
  private static final int LONG_DIGITS = 18;
  private static final BigInteger MOST_IN_64_BITS = BigInteger.valueOf(Long.MAX_VALUE);
  private static final long[] POWERS = new long[LONG_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private final int precision;
  private final int scale;
  private final boolean round;
  private final BigInteger most;
  private final NumberScanner number = new NumberScanner();

  DecimalConverter(int precision, int scale, boolean round) {
    this.precision = precision;
    this.scale = scale;
    this.round = round;
    // dt.decimal-19-digit: up to 19 digits are kept in 64 bits.
    BigInteger digits = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
    this.most = precision <= 19 ? digits.min(MOST_IN_64_BITS) : digits;
  }

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int first = Ascii.skipSpace(bytes, start, end);
    int last = Ascii.trimEnd(bytes, first, end);
    if (!number.scan(bytes, first, last)) {
      return number.error(bytes, start, last, "Decimal", true);
    }
    if (number.exponent != 0) {
      return convertExponent(bytes, sink, ordinal);
    }
    int whole = number.wholeStart;
    while (whole < number.wholeEnd && bytes[whole] == '0') {
      whole++;
    }
    if (number.wholeEnd - whole > precision - scale) {
      return RowErrors.decimalOverflow(precision, scale);
    }
    int fraction = Math.min(number.fractionEnd - number.fractionStart, scale);
    int dropped = number.fractionStart + fraction;
    boolean up = round && dropped < number.fractionEnd && bytes[dropped] >= '5';
    return precision <= LONG_DIGITS
        ? putLong(bytes, whole, fraction, up, sink, ordinal)
        : putWide(bytes, whole, fraction, up, sink, ordinal);
  }

  private RowError putLong(
      byte[] bytes, int whole, int fraction, boolean up, RowSink sink, int ordinal) {
    long value = digits(bytes, whole, number.wholeEnd, 0);
    value = digits(bytes, number.fractionStart, number.fractionStart + fraction, value);
    value *= POWERS[scale - fraction];
    if (up && ++value == POWERS[precision]) {
      return RowErrors.decimalOverflow(precision, scale);
    }
    sink.setDecimal(ordinal, number.negative ? -value : value, precision, scale);
    return null;
  }

  private RowError putWide(
      byte[] bytes, int whole, int fraction, boolean up, RowSink sink, int ordinal) {
    BigInteger value = wideDigits(bytes, whole, number.wholeEnd, BigInteger.ZERO);
    value =
        wideDigits(bytes, number.fractionStart, number.fractionStart + fraction, value)
            .multiply(BigInteger.TEN.pow(scale - fraction));
    return put(up ? value.add(BigInteger.ONE) : value, sink, ordinal);
  }

  private static long digits(byte[] bytes, int start, int end, long value) {
    long result = value;
    for (int at = start; at < end; at++) {
      result = result * 10 + (bytes[at] - '0');
    }
    return result;
  }

  private static BigInteger wideDigits(byte[] bytes, int start, int end, BigInteger value) {
    BigInteger result = value;
    for (int at = start; at < end; at += LONG_DIGITS) {
      int stop = Math.min(at + LONG_DIGITS, end);
      result =
          result
              .multiply(BigInteger.valueOf(POWERS[stop - at]))
              .add(BigInteger.valueOf(digits(bytes, at, stop, 0)));
    }
    return result;
  }

  /** Exponents are rare enough in exact numbers to go through BigDecimal. */
  private RowError convertExponent(byte[] bytes, RowSink sink, int ordinal) {
    BigInteger digits = wideDigits(bytes, number.wholeStart, number.wholeEnd, BigInteger.ZERO);
    digits = wideDigits(bytes, number.fractionStart, number.fractionEnd, digits);
    int places = number.fractionEnd - number.fractionStart - number.exponent;
    int significant = digits.signum() == 0 ? 0 : new BigDecimal(digits).precision();
    if (significant - places > precision - scale && significant > 0) {
      return RowErrors.decimalOverflow(precision, scale);
    }
    if (significant - places < -scale) {
      return put(BigInteger.ZERO, sink, ordinal);
    }
    BigDecimal value =
        new BigDecimal(digits, places)
            .setScale(scale, round ? RoundingMode.HALF_UP : RoundingMode.DOWN);
    return put(value.unscaledValue(), sink, ordinal);
  }

  private RowError put(BigInteger magnitude, RowSink sink, int ordinal) {
    if (magnitude.compareTo(most) > 0) {
      return RowErrors.decimalOverflow(precision, scale);
    }
    if (precision <= LONG_DIGITS) {
      long value = magnitude.longValue();
      sink.setDecimal(ordinal, number.negative ? -value : value, precision, scale);
    } else {
      sink.setDecimal(ordinal, number.negative ? magnitude.negate() : magnitude, precision, scale);
    }
    return null;
  }
}
