package dev.slipher.formats.convert;

import dev.slipher.formats.type.IntervalField;

/**
 * The text of intervals (guide pages r_interval_data_types and r_interval_literals): quantities
 * with units in any order, {@code 1-2} for years and months, {@code 2:03:04.5} for a time, and a
 * bare number. A fraction of a unit goes on to the smaller ones.
 */
final class IntervalReader {
  static final long MICROS_PER_SECOND = 1_000_000;
  static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
  static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
  static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

  /** As many days has a month for the fraction of one, as PostgreSQL counts. */
  private static final int DAYS_PER_MONTH = 30;

  private static final int MONTHS_PER_YEAR = 12;

  /** Digits that a quantity may have: what follows must not overflow 64 bits by itself. */
  private static final int MOST_DIGITS = 18;

  private final IntervalField last;
  private final boolean minutesFirst;
  private final DateTimeText text = new DateTimeText();
  private byte[] bytes = new byte[0];
  private int end;
  private long months;
  private long micros;

  /** The quantity read last: its whole part, and its fraction in millionths. */
  private long whole;

  private long millionths;

  /** The sign of a number of days, which holds for the time behind it too. */
  private int daySign;

  /**
   * @param first the first field of the column's type, which a time of two parts begins with
   * @param last its last field, which a bare number counts
   */
  IntervalReader(IntervalField first, IntervalField last) {
    this.last = last;
    minutesFirst = first == IntervalField.MINUTE;
  }

  /**
   * Reads a range that has no white space at its ends.
   *
   * @return whether it is an interval
   * @throws ArithmeticException past the end of 64 bits
   */
  boolean read(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.end = end;
    text.over(bytes, start, end);
    months = 0;
    micros = 0;
    daySign = 1;
    text.skip('@'); // the mark of postgres_verbose
    boolean any = false;
    skipSeparators();
    while (!text.atEnd()) {
      if (any && text.word("ago")) {
        months = Math.negateExact(months);
        micros = Math.negateExact(micros);
        return text.atEnd();
      }
      if (!readPart()) {
        return false;
      }
      any = true;
      skipSeparators();
    }
    return any;
  }

  long months() {
    return months;
  }

  long micros() {
    return micros;
  }

  private void skipSeparators() {
    text.skipSpace();
    if (text.skip(',')) {
      text.skipSpace();
    }
  }

  private boolean readPart() {
    int sign = text.skip('-') ? -1 : text.skip('+') ? 1 : daySign;
    daySign = 1;
    if (!readQuantity()) {
      return false;
    }
    byte next = text.peek();
    if (next == ':') {
      return readTime(sign);
    }
    if (next == '-') {
      return readYearsAndMonths(sign);
    }
    text.skipSpace();
    int stop = text.lettersEnd();
    if (stop > text.at() && !isAgo(stop)) {
      boolean known = addUnit(text.at(), stop, sign);
      text.moveTo(stop);
      return known;
    }
    // '1 2:03:04' begins with its days; any other bare number counts the last field.
    if (!isTimeAhead()) {
      return add(last, sign);
    }
    daySign = sign;
    return add(IntervalField.DAY, sign);
  }

  private boolean isAgo(int stop) {
    return Ascii.equalsIgnoreCase(bytes, text.at(), stop, "ago");
  }

  private boolean isTimeAhead() {
    int at = text.at();
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    int stop = DateTimeText.digitsEnd(bytes, at, end);
    return stop > at && stop < end && bytes[stop] == ':';
  }

  /** Digits, perhaps with a fraction, of which six places count. */
  private boolean readQuantity() {
    int start = text.at();
    int stop = DateTimeText.digitsEnd(bytes, start, end);
    whole = 0;
    millionths = 0;
    for (int at = start; at < stop; at++) {
      whole = whole * 10 + (bytes[at] - '0');
    }
    boolean digits = stop > start;
    boolean fits = stop - start <= MOST_DIGITS;
    if (stop < end && bytes[stop] == '.') {
      int fractionEnd = DateTimeText.digitsEnd(bytes, stop + 1, end);
      digits |= fractionEnd > stop + 1;
      millionths = millionths(stop + 1, fractionEnd);
      stop = fractionEnd;
    }
    text.moveTo(stop);
    if (!fits) {
      throw new ArithmeticException("a quantity of more than " + MOST_DIGITS + " digits");
    }
    return digits;
  }

  private long millionths(int start, int stop) {
    long value = 0;
    for (int place = 0; place < 6; place++) {
      value = value * 10 + (start + place < stop ? bytes[start + place] - '0' : 0);
    }
    return value;
  }

  /** H:MI or H:MI:SS behind the first number; MI:SS where the column begins with minutes. */
  private boolean readTime(int sign) {
    if (millionths != 0) {
      return false;
    }
    long first = whole;
    text.skip(':');
    if (!readQuantity() || whole > 59) {
      return false;
    }
    long second = whole;
    long fraction = millionths;
    if (text.peek() != ':') {
      boolean seconds = minutesFirst || fraction != 0;
      long unit = seconds ? MICROS_PER_MINUTE : MICROS_PER_HOUR;
      long smaller = seconds ? MICROS_PER_SECOND : MICROS_PER_MINUTE;
      addMicros(sign, Math.addExact(Math.multiplyExact(first, unit), second * smaller + fraction));
      return true;
    }
    text.skip(':');
    if (fraction != 0 || !readQuantity() || whole > 59) {
      return false;
    }
    long rest = second * MICROS_PER_MINUTE + whole * MICROS_PER_SECOND + millionths;
    addMicros(sign, Math.addExact(Math.multiplyExact(first, MICROS_PER_HOUR), rest));
    return true;
  }

  private boolean readYearsAndMonths(int sign) {
    long years = whole;
    boolean fraction = millionths != 0;
    text.skip('-');
    if (!readQuantity() || fraction || millionths != 0 || whole >= MONTHS_PER_YEAR) {
      return false;
    }
    addMonths(sign, Math.addExact(Math.multiplyExact(years, MONTHS_PER_YEAR), whole));
    return true;
  }

  private boolean addUnit(int start, int stop, int sign) {
    if (is(start, stop, "y", "yr", "yrs", "year", "years")) {
      return add(IntervalField.YEAR, sign);
    }
    if (is(start, stop, "mon", "mons", "month", "months")) {
      return add(IntervalField.MONTH, sign);
    }
    if (is(start, stop, "w", "week", "weeks")) {
      return addUnits(sign, 7 * MICROS_PER_DAY);
    }
    if (is(start, stop, "d", "day", "days")) {
      return add(IntervalField.DAY, sign);
    }
    if (is(start, stop, "h", "hr", "hrs", "hour", "hours")) {
      return add(IntervalField.HOUR, sign);
    }
    if (is(start, stop, "m", "min", "mins", "minute", "minutes")) {
      return add(IntervalField.MINUTE, sign);
    }
    if (is(start, stop, "s", "sec", "secs", "second", "seconds")) {
      return add(IntervalField.SECOND, sign);
    }
    if (is(start, stop, "ms", "msec", "msecs", "millisecond", "milliseconds")) {
      return addUnits(sign, MICROS_PER_SECOND / 1_000);
    }
    return is(start, stop, "us", "usec", "usecs", "microsecond", "microseconds")
        && addUnits(sign, 1);
  }

  private boolean is(int start, int stop, String... names) {
    for (String name : names) {
      if (Ascii.equalsIgnoreCase(bytes, start, stop, name)) {
        return true;
      }
    }
    return false;
  }

  private boolean add(IntervalField field, int sign) {
    return switch (field) {
      case YEAR -> {
        long ofFraction = millionths * MONTHS_PER_YEAR / MICROS_PER_SECOND;
        addMonths(sign, Math.addExact(Math.multiplyExact(whole, MONTHS_PER_YEAR), ofFraction));
        yield true;
      }
      case MONTH -> {
        addMonths(sign, whole);
        addMicros(sign, millionths * DAYS_PER_MONTH * (MICROS_PER_DAY / MICROS_PER_SECOND));
        yield true;
      }
      case DAY -> addUnits(sign, MICROS_PER_DAY);
      case HOUR -> addUnits(sign, MICROS_PER_HOUR);
      case MINUTE -> addUnits(sign, MICROS_PER_MINUTE);
      case SECOND -> addUnits(sign, MICROS_PER_SECOND);
    };
  }

  /** The quantity times a unit of so many microseconds. */
  private boolean addUnits(int sign, long unit) {
    long ofFraction =
        unit >= MICROS_PER_SECOND
            ? millionths * (unit / MICROS_PER_SECOND)
            : millionths * unit / MICROS_PER_SECOND;
    addMicros(sign, Math.addExact(Math.multiplyExact(whole, unit), ofFraction));
    return true;
  }

  private void addMonths(int sign, long value) {
    months = Math.addExact(months, sign * value);
  }

  private void addMicros(int sign, long value) {
    micros = Math.addExact(micros, sign * value);
  }
}
