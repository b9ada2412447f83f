package dev.slipher.formats.shapefile;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.JulianFields;
import java.util.Locale;

/**
 * A field of the table of attributes.
 *
 * @param start its first byte in a record
 * @param end the byte behind its last
 */
record AttributeField(String name, Kind kind, int start, int end) {
  private static final int DATE_DIGITS = 8;
  private static final int CURRENCY_SCALE = 4;

  /** The year 9999 ends there. */
  private static final int LAST_JULIAN_DAY = 5_373_484;

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
          .toFormatter(Locale.ROOT);

  /** How the field's bytes are to be understood. */
  enum Kind {
    /** C: text, filled up with blanks. */
    CHARACTER,
    /** N and F: a number in text, blank or all stars where there is none. */
    NUMBER,
    /** L: one letter, blank or a question mark where nothing is known. */
    LOGICAL,
    /** D: YYYYMMDD. */
    DATE,
    /** I: 32 bits. */
    INTEGER,
    /** B of FoxPro: 64 bits of floating point. */
    DOUBLE,
    /** Y: 64 bits that count ten-thousandths. */
    CURRENCY,
    /** T and @: a Julian day and milliseconds. */
    TIMESTAMP
  }

  /** Whether the field's bytes stand for no value. */
  boolean isNull(byte[] record) {
    return switch (kind) {
      case CHARACTER -> false; // blanks are text (conv.blanksasnull)
      case NUMBER -> isAll(record, '*');
      case LOGICAL -> isAll(record, '?');
      case DATE -> isAll(record, '0');
      case INTEGER, DOUBLE, CURRENCY -> false;
      case TIMESTAMP -> numbers(record).getLong() == 0 || isAll(record, ' ');
    };
  }

  /** Whether there is nothing but padding and the mark. */
  private boolean isAll(byte[] record, char mark) {
    for (int at = start; at < end; at++) {
      if (record[at] != mark && !isPadding(record[at])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPadding(byte b) {
    return b == ' ' || b == 0;
  }

  /** The value's first byte, where it stands in the record as text. */
  int textStart(byte[] record) {
    int at = start;
    while (kind != Kind.CHARACTER && at < end && isPadding(record[at])) {
      at++;
    }
    return at;
  }

  /** The byte behind the value's last, where it stands in the record as text. */
  int textEnd(byte[] record) {
    int at = end;
    while (at > start && isPadding(record[at - 1])) {
      at--;
    }
    return at;
  }

  /** The value in the text that COPY's defaults read; null where the record has it as it stands. */
  byte[] written(byte[] record) {
    String text =
        switch (kind) {
          case CHARACTER, NUMBER, LOGICAL -> null;
          case DATE -> date(record);
          case INTEGER -> Integer.toString(numbers(record).getInt());
          case DOUBLE -> number(numbers(record).getDouble());
          case CURRENCY ->
              BigDecimal.valueOf(numbers(record).getLong(), CURRENCY_SCALE).toPlainString();
          case TIMESTAMP -> timestamp(numbers(record));
        };
    return text == null ? null : text.getBytes(StandardCharsets.US_ASCII);
  }

  private ByteBuffer numbers(byte[] record) {
    return ByteBuffer.wrap(record, start, end - start).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** With hyphens; anything but eight digits stays as it is, for the column to refuse. */
  private String date(byte[] record) {
    for (int at = start; at < end; at++) {
      if (record[at] < '0' || record[at] > '9') {
        return null;
      }
    }
    if (end - start != DATE_DIGITS) {
      return null;
    }
    String digits = new String(record, start, DATE_DIGITS, StandardCharsets.US_ASCII);
    return digits.substring(0, 4) + '-' + digits.substring(4, 6) + '-' + digits.substring(6);
  }

  /** Whole numbers without a point, so that whole columns take them. */
  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private static String timestamp(ByteBuffer numbers) {
    int day = numbers.getInt();
    int millis = numbers.getInt();
    if (day < 0 || day > LAST_JULIAN_DAY || millis < 0 || millis > Duration.ofDays(1).toMillis()) {
      return day + " " + millis; // for the column to refuse
    }
    LocalDateTime midnight = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, day).atStartOfDay();
    return TIMESTAMP.format(midnight.plus(Duration.ofMillis(millis)));
  }
}
