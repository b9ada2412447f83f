package dev.slipher.formats.convert;

/**
 * 'auto': recognises the format of each value (guide page automatic-recognition).
 *
 * <p>The text is read from left to right as words, numbers, times and zones, in any order that
 * leaves no doubt. The numbers and the month's name are gathered and told apart at the end.
 */
final class AutomaticReader implements DateTimeReader {
  private static final int MOST_NUMBERS = 3;
  private static final int UNKNOWN = -1;

  private final DefaultFormatReader usualDate = DefaultFormatReader.date();
  private final DateTimeText text = new DateTimeText();
  private final int[] numbers = new int[MOST_NUMBERS];
  private final int[] digits = new int[MOST_NUMBERS];
  private int numberCount;
  private int month;

  /** How many numbers came before the month's name. */
  private int numbersBeforeMonth;

  private boolean dotted;
  private boolean dated;
  private boolean timed;
  private boolean beforeChrist;
  private boolean meridian;
  private boolean afternoon;

  @Override
  public boolean read(byte[] bytes, int start, int end, DateTimeFields fields) {
    if (usualDate.read(bytes, start, end, fields)) {
      return true;
    }
    fields.clear();
    text.over(bytes, start, end);
    numberCount = 0;
    month = UNKNOWN;
    dotted = false;
    dated = false;
    timed = false;
    beforeChrist = false;
    meridian = false;
    afternoon = false;
    while (!text.atEnd()) {
      if (!readToken(bytes, end, fields)) {
        return false;
      }
    }
    return settleDate(fields) && settleHour(fields);
  }

  private boolean readToken(byte[] bytes, int end, DateTimeFields fields) {
    byte next = text.peek();
    if (Ascii.isSpace(next) || next == ',') {
      text.moveTo(text.at() + 1);
      return true;
    }
    if (Ascii.isDigit(next)) {
      return readNumber(bytes, end, fields);
    }
    if (Ascii.isLetter(next)) {
      return readWord(bytes, end, fields);
    }
    return timed && !fields.zoned && text.offset(fields);
  }

  private boolean readNumber(byte[] bytes, int end, DateTimeFields fields) {
    int length = DateTimeText.digitsEnd(bytes, text.at(), end) - text.at();
    int after = text.at() + length;
    boolean colon = after < end && bytes[after] == ':';
    if (colon) {
      return !timed && readTime(fields);
    }
    boolean dateSeen = dated || numberCount + (month > 0 ? 1 : 0) >= 3;
    if (length == 6 && dateSeen && !timed) {
      return readCompactTime(fields);
    }
    boolean alone = after == end || !isSeparator(bytes[after]);
    if (alone && (length == 8 || length == 6) && !dateSeen && numberCount == 0 && month < 0) {
      return readCompactDate(length, fields);
    }
    if (dated || length > 6) {
      return false;
    }
    return readDateNumbers(bytes, end);
  }

  /** HH:MI, HH:MI:SS or HH:MI:SS.fraction. */
  private boolean readTime(DateTimeFields fields) {
    timed = true;
    fields.hour = text.number(1, 2);
    if (!text.skip(':')) {
      return false;
    }
    fields.minute = text.number(1, 2);
    if (text.skip(':')) {
      fields.second = text.number(1, 2);
      if (!text.fraction(fields)) {
        return false;
      }
    }
    return (fields.hour | fields.minute | fields.second) >= 0;
  }

  /** HHMISS (conv.auto.compact). */
  private boolean readCompactTime(DateTimeFields fields) {
    timed = true;
    fields.hour = text.number(2, 2);
    fields.minute = text.number(2, 2);
    fields.second = text.number(2, 2);
    return text.fraction(fields);
  }

  /** YYYYMMDD or YYMMDD (conv.auto.compact). */
  private boolean readCompactDate(int length, DateTimeFields fields) {
    dated = true;
    fields.year = length == 8 ? text.number(4, 4) : DateTimeWords.fullYear(text.number(2, 2));
    fields.month = text.number(2, 2);
    fields.day = text.number(2, 2);
    skipTimeMark();
    return true;
  }

  /** One number of a date, or several with separators between them. */
  private boolean readDateNumbers(byte[] bytes, int end) {
    while (true) {
      int from = text.at();
      if (Ascii.isLetter(text.peek())) {
        int stop = text.lettersEnd();
        if (!setMonth(DateTimeWords.month(bytes, from, stop))) {
          return false;
        }
        text.moveTo(stop);
      } else {
        int value = text.number(1, 6);
        if (value < 0 || numberCount == MOST_NUMBERS) {
          return false;
        }
        numbers[numberCount] = value;
        digits[numberCount] = text.at() - from;
        numberCount++;
      }
      byte separator = text.peek();
      boolean another = text.at() + 1 < end && isDatePart(bytes, text.at() + 1, end);
      if (!another || (separator != '-' && separator != '/' && separator != '.')) {
        skipTimeMark();
        return true;
      }
      dotted |= separator == '.';
      text.moveTo(text.at() + 1);
    }
  }

  private static boolean isDatePart(byte[] bytes, int at, int end) {
    if (Ascii.isDigit(bytes[at])) {
      return true;
    }
    int stop = at;
    while (stop < end && Ascii.isLetter(bytes[stop])) {
      stop++;
    }
    return stop > at && DateTimeWords.month(bytes, at, stop) > 0;
  }

  /** The T between date and time (conv.auto.iso8601). */
  private void skipTimeMark() {
    int mark = text.at();
    if (text.skip('T') || text.skip('t')) {
      if (!Ascii.isDigit(text.peek())) {
        text.moveTo(mark);
      }
    }
  }

  private boolean readWord(byte[] bytes, int end, DateTimeFields fields) {
    int start = text.at();
    int stop = text.lettersEnd();
    if (stop == start + 1
        && (bytes[start] | 0x20) == 'j'
        && stop < end
        && Ascii.isDigit(bytes[stop])) {
      return readJulian(stop, bytes, end, fields);
    }
    int named = DateTimeWords.month(bytes, start, stop);
    if (named > 0 && stop < end && isSeparator(bytes[stop])) {
      return !dated && readDateNumbers(bytes, end);
    }
    text.moveTo(stop);
    if (named > 0) {
      return !dated && setMonth(named);
    }
    if (DateTimeWords.isDay(bytes, start, stop)) {
      return true;
    }
    text.moveTo(start);
    if (text.word("bc")) {
      beforeChrist = true;
      return true;
    }
    if (text.word("ad")) {
      return true;
    }
    if (timed && !meridian && (text.word("am") || text.word("pm"))) {
      meridian = true;
      afternoon = (bytes[start] | 0x20) == 'p';
      return true;
    }
    return !fields.zoned && readZone(bytes, start, end, fields);
  }

  private static boolean isSeparator(byte b) {
    return b == '-' || b == '/' || b == '.';
  }

  /** J and a Julian day number (conv.auto.julian). */
  private boolean readJulian(int at, byte[] bytes, int end, DateTimeFields fields) {
    text.moveTo(at);
    int length = DateTimeText.digitsEnd(bytes, at, end) - at;
    if (dated || numberCount > 0 || month > 0 || length > 9) {
      return false;
    }
    dated = true;
    int epochDay = text.number(1, 9) - CivilCalendar.JULIAN_DAY_OF_EPOCH;
    return CivilCalendar.setDate(fields, epochDay);
  }

  private boolean readZone(byte[] bytes, int start, int end, DateTimeFields fields) {
    int stop = start;
    while (stop < end && !Ascii.isSpace(bytes[stop]) && bytes[stop] != ',') {
      stop++;
    }
    fields.zone = TimeZoneNames.find(bytes, start, stop);
    fields.zoned = fields.zone != null;
    text.moveTo(stop);
    return fields.zoned;
  }

  private boolean setMonth(int named) {
    if (named <= 0 || month > 0) {
      return false;
    }
    month = named;
    numbersBeforeMonth = numberCount;
    return true;
  }

  private boolean settleDate(DateTimeFields fields) {
    if (dated) {
      if (beforeChrist) {
        fields.year = 1 - fields.year;
      }
      return numberCount == 0 && month < 0;
    }
    if (month > 0) {
      return numberCount == 2 && settleNamedMonth(fields);
    }
    if (numberCount == 2 && digits[0] >= 4 && digits[1] == 3) {
      return settleDayOfYear(fields);
    }
    if (numberCount != 3) {
      return false;
    }
    if (digits[0] >= 3) {
      fields.month = numbers[1];
      fields.day = numbers[2];
      return digits[1] <= 2 && digits[2] <= 2 && setYear(fields, 0);
    }
    // conv.auto.dotted: month first as the session's date style says, unless it can be none.
    boolean dayFirst = dotted && numbers[0] > 12 && numbers[1] <= 12;
    fields.month = numbers[dayFirst ? 1 : 0];
    fields.day = numbers[dayFirst ? 0 : 1];
    return digits[1] <= 2 && setYear(fields, 2);
  }

  private boolean settleNamedMonth(DateTimeFields fields) {
    // 1997-Dec-17 has the year first; Dec-17-97, 17-Dec-97 and 17 Dec 1997 have it last.
    int yearAt = digits[0] >= 3 && digits[1] <= 2 ? 0 : 1;
    if (digits[1 - yearAt] > 2 || (yearAt == 0 && numbersBeforeMonth > 1)) {
      return false;
    }
    fields.month = month;
    fields.day = numbers[1 - yearAt];
    return setYear(fields, yearAt);
  }

  /** YYYY.DDD (conv.auto.day-of-year). */
  private boolean settleDayOfYear(DateTimeFields fields) {
    if (!setYear(fields, 0) || !CivilCalendar.isValid(fields.year, 1, 1)) {
      return false;
    }
    int ofYear = numbers[1];
    int lastOfYear = CivilCalendar.isLeap(fields.year) ? 366 : 365;
    return ofYear >= 1
        && ofYear <= lastOfYear
        && CivilCalendar.setDate(fields, CivilCalendar.epochDay(fields.year, 1, 1) + ofYear - 1L);
  }

  /** Two digits mean a year near ours, except before Christ (conv.auto.bc). */
  private boolean setYear(DateTimeFields fields, int at) {
    int year = numbers[at];
    if (beforeChrist) {
      fields.year = 1 - year;
    } else {
      fields.year = digits[at] <= 2 ? DateTimeWords.fullYear(year) : year;
    }
    return year > 0 || digits[at] <= 2;
  }

  private boolean settleHour(DateTimeFields fields) {
    if (meridian) {
      if (fields.hour < 1 || fields.hour > 12) {
        return false;
      }
      fields.hour = fields.hour % 12 + (afternoon ? 12 : 0);
    }
    return true;
  }
}
