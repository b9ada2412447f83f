package dev.slipher.formats.convert;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.slipher.formats.record.RowError;
import dev.slipher.formats.type.IntervalField;
import dev.slipher.formats.type.RedshiftType;

/**
 * INTERVAL columns, which become text in the guide's sql_standard style: {@code 1-8}, {@code 2
 * 01:01:00.5}. What is smaller than the type's last field is cut (guide page
 * r_interval_data_types).
 */
abstract class IntervalConverter extends FieldConverter {
  private static final int MONTHS_PER_YEAR = 12;

  private final IntervalReader reader;
  private final String type;

  private IntervalConverter(IntervalField first, IntervalField last, String type) {
    this.reader = new IntervalReader(first, last);
    this.type = type;
  }

  static IntervalConverter yearToMonth(RedshiftType.IntervalYearToMonth type) {
    boolean whole = type.last() == IntervalField.YEAR;
    return new IntervalConverter(type.first(), type.last(), type.displayName()) {
      @Override
      String text(long months, long micros) {
        return yearsAndMonths(whole ? months - months % MONTHS_PER_YEAR : months);
      }
    };
  }

  static IntervalConverter dayToSecond(RedshiftType.IntervalDayToSecond type) {
    return new IntervalConverter(type.first(), type.last(), type.displayName()) {
      @Override
      String text(long months, long micros) {
        // Months have no fixed number of days.
        return months == 0 ? daysAndTime(fitted(micros, type)) : null;
      }
    };
  }

  /** The value's text, or null where the type cannot hold it. */
  abstract String text(long months, long micros);

  @Override
  final RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    return convert(reader, bytes, start, end, sink, ordinal);
  }

  /**
   * Converts the text between the quotes of a literal.
   *
   * @param first the first field of the literal's own qualifier
   * @param last its last field
   */
  final RowError convertLiteral(
      byte[] bytes,
      int start,
      int end,
      IntervalField first,
      IntervalField last,
      RowSink sink,
      int ordinal) {
    return convert(new IntervalReader(first, last), bytes, start, end, sink, ordinal);
  }

  private RowError convert(
      IntervalReader reader, byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int first = Ascii.skipSpace(bytes, start, end);
    int last = Ascii.trimEnd(bytes, first, end);
    try {
      String text = reader.read(bytes, first, last) ? text(reader.months(), reader.micros()) : null;
      if (text == null) {
        return RowErrors.invalidInterval(type);
      }
      byte[] stored = text.getBytes(US_ASCII);
      sink.setBytes(ordinal, stored, 0, stored.length);
      return null;
    } catch (ArithmeticException pastTheEndOf64Bits) {
      return RowErrors.intervalOverflow(type);
    }
  }

  private static String yearsAndMonths(long months) {
    long positive = Math.absExact(months);
    return (months < 0 ? "-" : "") + positive / MONTHS_PER_YEAR + "-" + positive % MONTHS_PER_YEAR;
  }

  /**
   * Cut to the last field. A precision below six rounds, as the guide's example shows it, which its
   * text calls truncated.
   */
  private static long fitted(long micros, RedshiftType.IntervalDayToSecond type) {
    long unit =
        switch (type.last()) {
          case DAY -> IntervalReader.MICROS_PER_DAY;
          case HOUR -> IntervalReader.MICROS_PER_HOUR;
          case MINUTE -> IntervalReader.MICROS_PER_MINUTE;
          case YEAR, MONTH, SECOND -> 1;
        };
    if (unit > 1) {
      return micros - micros % unit;
    }
    long step = 1;
    for (int digits = type.precision(); digits < RedshiftType.MOST_FRACTION; digits++) {
      step *= 10;
    }
    long half = micros < 0 ? -step / 2 : step / 2;
    long rounded = step == 1 ? micros : Math.addExact(micros, half);
    return rounded - rounded % step;
  }

  private static String daysAndTime(long micros) {
    long positive = Math.absExact(micros);
    long ofDay = positive % IntervalReader.MICROS_PER_DAY;
    StringBuilder text = new StringBuilder(micros < 0 ? "-" : "");
    text.append(positive / IntervalReader.MICROS_PER_DAY).append(' ');
    twoDigits(text, ofDay / IntervalReader.MICROS_PER_HOUR).append(':');
    twoDigits(text, ofDay / IntervalReader.MICROS_PER_MINUTE % 60).append(':');
    twoDigits(text, ofDay / IntervalReader.MICROS_PER_SECOND % 60);
    long fraction = ofDay % IntervalReader.MICROS_PER_SECOND;
    if (fraction > 0) {
      // The leading one keeps the zeros behind it.
      String digits = Long.toString(IntervalReader.MICROS_PER_SECOND + fraction);
      int end = digits.length();
      while (digits.charAt(end - 1) == '0') {
        end--;
      }
      text.append('.').append(digits, 1, end);
    }
    return text.toString();
  }

  private static StringBuilder twoDigits(StringBuilder text, long value) {
    return text.append(value / 10).append(value % 10);
  }
}
