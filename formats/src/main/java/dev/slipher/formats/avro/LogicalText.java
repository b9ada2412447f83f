package dev.slipher.formats.avro;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Writes what numbers and bytes of logical types mean, in the forms that COPY reads by default. */
final class LogicalText {
  private static final int MICROS = 1_000_000;
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int DAYS_OF_ERA = 146_097;

  /** Bytes of numbers with more digits than any column takes. */
  private static final int MOST_DECIMAL_BYTES = 1024;

  /** Those of ten that a long holds. */
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private LogicalText() {}

  /** {@code YYYY-MM-DD}, and behind it {@code BC} where that is due. */
  static void date(long epochDay, FieldText out) {
    putEra(putDate(epochDay, out), out);
  }

  private static void putEra(boolean beforeChrist, FieldText out) {
    if (beforeChrist) {
      out.put(" BC");
    }
  }

  /** Writes a date without its era, and answers whether that is before Christ. */
  private static boolean putDate(long epochDay, FieldText out) {
    // Years are counted from March here, so that the leap day ends one of them.
    long day = epochDay + 719_468;
    long era = Math.floorDiv(day, (long) DAYS_OF_ERA);
    int ofEra = (int) (day - era * DAYS_OF_ERA);
    int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * ofYear + 2) / 153;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    boolean beforeChrist = year <= 0;
    long ofEraShown = beforeChrist ? 1 - year : year;
    if (ofEraShown < 10_000) {
      out.digits(ofEraShown, 4);
    } else {
      out.number(ofEraShown);
    }
    out.put('-');
    out.digits(month, 2);
    out.put('-');
    out.digits(ofYear - (153 * marchMonth + 2) / 5 + 1, 2);
    return beforeChrist;
  }

  /** {@code HH:MM:SS}, and as many digits of a fraction as there are up to six. */
  static void time(LogicalType.Time type, long value, FieldText out) {
    long seconds = Math.floorDiv(value, type.unitsPerSecond());
    if (seconds < 0 || seconds > SECONDS_OF_DAY) {
      out.number(value); // no time of a day, for the column to refuse
      return;
    }
    clock((int) seconds, micros(value, type.unitsPerSecond()), out);
  }

  /** {@code YYYY-MM-DD HH:MM:SS} with a fraction as of {@link #time}, and a zone if it has one. */
  static void timestamp(LogicalType.Timestamp type, long value, FieldText out) {
    long seconds = Math.floorDiv(value, type.unitsPerSecond());
    boolean beforeChrist = putDate(Math.floorDiv(seconds, (long) SECONDS_OF_DAY), out);
    out.put(' ');
    clock(
        (int) Math.floorMod(seconds, (long) SECONDS_OF_DAY),
        micros(value, type.unitsPerSecond()),
        out);
    if (type.isInstant()) {
      out.put("+00");
    }
    putEra(beforeChrist, out);
  }

  /** The first moment of a day. */
  static void midnight(long epochDay, FieldText out) {
    boolean beforeChrist = putDate(epochDay, out);
    out.put(" 00:00:00");
    putEra(beforeChrist, out);
  }

  /** The day of a timestamp. */
  static void dateOf(LogicalType.Timestamp type, long value, FieldText out) {
    long seconds = Math.floorDiv(value, type.unitsPerSecond());
    date(Math.floorDiv(seconds, (long) SECONDS_OF_DAY), out);
  }

  private static int micros(long value, long unitsPerSecond) {
    long fraction = Math.floorMod(value, unitsPerSecond);
    return (int)
        (unitsPerSecond > MICROS
            ? fraction / (unitsPerSecond / MICROS)
            : fraction * (MICROS / unitsPerSecond));
  }

  private static void clock(int seconds, int micros, FieldText out) {
    out.digits(seconds / 3600, 2);
    out.put(':');
    out.digits(seconds / 60 % 60, 2);
    out.put(':');
    out.digits(seconds % 60, 2);
    if (micros != 0) {
      out.put('.');
      int digits = 6;
      int rest = micros;
      while (rest % 10 == 0) {
        rest /= 10;
        digits--;
      }
      out.digits(rest, digits);
    }
  }

  /** All digits, {@code scale} of them behind the point. */
  static void decimal(byte[] bytes, int start, int length, int scale, FieldText out)
      throws AvroDataException {
    if (length == 0) {
      throw AvroDataException.damaged("a decimal without bytes");
    }
    int first = start;
    int end = start + length;
    // Bytes that do nothing but repeat the sign.
    while (end - first > 1
        && bytes[first] == bytes[first + 1] >> 7
        && bytes[first] == bytes[first] >> 7) {
      first++;
    }
    if (end - first <= Long.BYTES) {
      long unscaled = bytes[first];
      for (int at = first + 1; at < end; at++) {
        unscaled = unscaled << 8 | (bytes[at] & 0xff);
      }
      if (scale < POWERS.length && unscaled != Long.MIN_VALUE) {
        decimal(unscaled, scale, out);
        return;
      }
    }
    if (end - first > MOST_DECIMAL_BYTES) {
      throw AvroDataException.damaged("a decimal of %d bytes".formatted(end - first));
    }
    BigInteger unscaled = new BigInteger(Arrays.copyOfRange(bytes, first, end));
    out.put(new BigDecimal(unscaled, scale).toPlainString());
  }

  private static void decimal(long unscaled, int scale, FieldText out) {
    if (scale == 0) {
      out.number(unscaled);
      return;
    }
    long power = POWERS[scale];
    long size = Math.abs(unscaled);
    if (unscaled < 0) {
      out.put('-');
    }
    out.number(size / power);
    out.put('.');
    out.digits(size % power, scale);
  }

  /** {@code 8-4-4-4-12} hexadecimal digits. */
  static void uuid(byte[] bytes, int start, FieldText out) {
    int at = start;
    for (int group : new int[] {4, 2, 2, 2, 6}) {
      if (at > start) {
        out.put('-');
      }
      out.hexadecimal(bytes, at, group);
      at += group;
    }
  }
}
