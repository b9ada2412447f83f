package dev.slipher.formats.convert;

/**
 * The literals of TIME and TIMETZ (guide page r_Date_and_time_literals): HH:MI, HH:MI:SS or HHMISS,
 * a fraction, AM or PM, and a zone; also a timestamp, whose date only helps to know the zone.
 */
final class TimeReader {
  private final DateTimeText text = new DateTimeText();
  private final AutomaticReader timestamp = new AutomaticReader();

  /** Whether the value had a date, which then stands in the fields. */
  private boolean dated;

  /**
   * Reads a range that has no white space at its ends into {@code fields}.
   *
   * @return whether it holds a time of day, which may be 24:00:00
   */
  boolean read(byte[] bytes, int start, int end, DateTimeFields fields) {
    fields.clear();
    dated = false;
    text.over(bytes, start, end);
    if (readClock(bytes, end, fields) && readMeridian(fields) && readZone(bytes, end, fields)) {
      return isTimeOfDay(fields);
    }
    fields.clear();
    dated = true;
    return hasColon(bytes, start, end)
        && timestamp.read(bytes, start, end, fields)
        && fields.isValid();
  }

  boolean isDated() {
    return dated;
  }

  private boolean readClock(byte[] bytes, int end, DateTimeFields fields) {
    int digits = DateTimeText.digitsEnd(bytes, text.at(), end) - text.at();
    if (digits == 6) {
      fields.hour = text.number(2, 2);
      fields.minute = text.number(2, 2);
      fields.second = text.number(2, 2);
      return text.fraction(fields);
    }
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

  private boolean readMeridian(DateTimeFields fields) {
    text.skipSpace();
    boolean afternoon = text.word("pm");
    if (!afternoon && !text.word("am")) {
      return true;
    }
    if (fields.hour < 1 || fields.hour > 12) {
      return false;
    }
    fields.hour = fields.hour % 12 + (afternoon ? 12 : 0);
    return true;
  }

  private boolean readZone(byte[] bytes, int end, DateTimeFields fields) {
    text.skipSpace();
    if (text.atEnd()) {
      return true;
    }
    if (text.offset(fields)) {
      return text.atEnd();
    }
    fields.zone = TimeZoneNames.find(bytes, text.at(), end);
    fields.zoned = fields.zone != null;
    return fields.zoned;
  }

  private static boolean isTimeOfDay(DateTimeFields fields) {
    boolean midnight = (fields.minute | fields.second | fields.micros) == 0;
    return fields.minute <= 59
        && fields.second <= 59
        && (fields.hour <= 23 || (fields.hour == 24 && midnight));
  }

  private static boolean hasColon(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at++) {
      if (bytes[at] == ':') {
        return true;
      }
    }
    return false;
  }
}
