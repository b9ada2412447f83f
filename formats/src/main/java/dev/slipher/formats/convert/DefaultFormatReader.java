package dev.slipher.formats.convert;

/**
 * The formats that hold when COPY names none: YYYY-MM-DD, with a time behind it for timestamps, and
 * behind that an offset from UTC.
 */
final class DefaultFormatReader implements DateTimeReader {
  private final boolean time;
  private final DateTimeText text = new DateTimeText();

  private DefaultFormatReader(boolean time) {
    this.time = time;
  }

  static DefaultFormatReader date() {
    return new DefaultFormatReader(false);
  }

  static DefaultFormatReader timestamp() {
    return new DefaultFormatReader(true);
  }

  @Override
  public boolean read(byte[] bytes, int start, int end, DateTimeFields fields) {
    int dateEnd =
        end - start >= 10 && readPlainDate(bytes, start, fields)
            ? start + 10
            : readUnevenDate(bytes, start, end, fields);
    if (dateEnd < 0 || fields.year == 0) {
      return false;
    }
    if (dateEnd == end) {
      return !time;
    }
    int timeEnd = readTime(bytes, dateEnd, end, fields);
    if (timeEnd < 0) {
      fields.hour = 0;
      fields.minute = 0;
      fields.second = 0;
      return !time && readEra(bytes, dateEnd, end, fields);
    }
    return timeEnd == end || readZoneAndEra(bytes, timeEnd, end, fields);
  }

  /** Exactly YYYY-MM-DD. */
  private static boolean readPlainDate(byte[] bytes, int start, DateTimeFields fields) {
    if (bytes[start + 4] != '-' || bytes[start + 7] != '-') {
      return false;
    }
    int century = DateTimeText.twoDigits(bytes, start);
    int ofCentury = DateTimeText.twoDigits(bytes, start + 2);
    fields.month = DateTimeText.twoDigits(bytes, start + 5);
    fields.day = DateTimeText.twoDigits(bytes, start + 8);
    fields.year = century * 100 + ofCentury;
    return (century | ofCentury | fields.month | fields.day) >= 0;
  }

  /** Years of more than four digits, months and days of one; answers where it ended, or -1. */
  private int readUnevenDate(byte[] bytes, int start, int end, DateTimeFields fields) {
    text.over(bytes, start, end);
    fields.year = text.number(4, 6);
    boolean dated = text.skip('-');
    fields.month = text.number(1, 2);
    dated &= text.skip('-');
    fields.day = text.number(1, 2);
    return dated && (fields.year | fields.month | fields.day) >= 0 ? text.at() : -1;
  }

  /** A blank, HH:MI:SS and perhaps a fraction; answers where it ended, or -1. */
  private int readTime(byte[] bytes, int start, int end, DateTimeFields fields) {
    if (bytes[start] != ' ') {
      return -1;
    }
    int at = start + 1;
    if (end - at >= 8 && bytes[at + 2] == ':' && bytes[at + 5] == ':') {
      fields.hour = DateTimeText.twoDigits(bytes, at);
      fields.minute = DateTimeText.twoDigits(bytes, at + 3);
      fields.second = DateTimeText.twoDigits(bytes, at + 6);
      if ((fields.hour | fields.minute | fields.second) >= 0) {
        at += 8;
        return at < end && bytes[at] == '.' ? readFraction(bytes, at, end, fields) : at;
      }
    }
    text.over(bytes, Ascii.skipSpace(bytes, start, end), end);
    fields.hour = text.number(1, 2);
    boolean timed = text.skip(':');
    fields.minute = text.number(1, 2);
    timed &= text.skip(':');
    fields.second = text.number(1, 2);
    if (!timed || (fields.hour | fields.minute | fields.second) < 0) {
      return -1;
    }
    return text.at() < end && bytes[text.at()] == '.'
        ? readFraction(bytes, text.at(), end, fields)
        : text.at();
  }

  private static int readFraction(byte[] bytes, int point, int end, DateTimeFields fields) {
    int stop = DateTimeText.digitsEnd(bytes, point + 1, end);
    if (stop == point + 1) {
      return -1;
    }
    fields.micros = DateTimeText.micros(bytes, point + 1, stop);
    return stop;
  }

  /** What may follow a time. */
  private boolean readZoneAndEra(byte[] bytes, int start, int end, DateTimeFields fields) {
    text.over(bytes, start, end);
    text.skipSpace();
    text.offset(fields);
    return text.atEnd() || readEra(bytes, text.at(), end, fields);
  }

  /** The mark that the server writes behind years before Christ. */
  private boolean readEra(byte[] bytes, int start, int end, DateTimeFields fields) {
    text.over(bytes, start, end);
    text.skipSpace();
    fields.year = 1 - fields.year;
    return text.word("bc") && text.atEnd();
  }
}
