package dev.slipher.formats.convert;

/** The proleptic Gregorian calendar, as arithmetic; year 0 is 1 BC. */
final class CivilCalendar {
  /** 4713 BC and 294276 AD (dt.date-range). */
  static final int FIRST_YEAR = -4712;

  static final int LAST_YEAR = 294276;

  /** The Julian day number of 1970-01-01. */
  static final int JULIAN_DAY_OF_EPOCH = 2440588;

  private static final int[] DAYS_BEFORE_MONTH = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };

  private CivilCalendar() {}

  static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  static int daysInMonth(int year, int month) {
    int days = DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
    return month == 2 && isLeap(year) ? days + 1 : days;
  }

  static boolean isValid(int year, int month, int day) {
    return year >= FIRST_YEAR
        && year <= LAST_YEAR
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= daysInMonth(year, month));
  }

  /** Days since 1970-01-01 of a valid date. */
  static int epochDay(int year, int month, int day) {
    int past = year - 1;
    int days =
        365 * past + Math.floorDiv(past, 4) - Math.floorDiv(past, 100) + Math.floorDiv(past, 400);
    int ofYear = DAYS_BEFORE_MONTH[month - 1] + day;
    if (month > 2 && isLeap(year)) {
      ofYear++;
    }
    // Day 1 of year 1 is 719162 days before the epoch.
    return days + ofYear - 1 - 719162;
  }

  /**
   * Sets year, month and day from days since 1970-01-01; false where no year that we know is met.
   */
  static boolean setDate(DateTimeFields fields, long epochDay) {
    if (epochDay < epochDay(FIRST_YEAR, 1, 1) || epochDay > epochDay(LAST_YEAR, 12, 31)) {
      return false;
    }
    // Years are counted from March here, so that the leap day ends one of them.
    long day = epochDay + 719468;
    long era = Math.floorDiv(day, 146097L);
    int ofEra = (int) (day - era * 146097);
    int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * ofYear + 2) / 153;
    fields.day = ofYear - (153 * marchMonth + 2) / 5 + 1;
    fields.month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    fields.year = (int) (era * 400) + yearOfEra + (fields.month <= 2 ? 1 : 0);
    return true;
  }
}
