package dev.slipher.formats.convert;

import java.util.List;

/** The words of dates: months and weekdays, in English and any case. */
final class DateTimeWords {
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final List<String> DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final int SHORT = 3;

  private DateTimeWords() {}

  /** 1 to 12 for a full name, its first three letters or "sept"; else 0. */
  static int month(byte[] bytes, int start, int end) {
    if (Ascii.equalsIgnoreCase(bytes, start, end, "sept")) {
      return 9;
    }
    return 1 + indexOf(MONTHS, bytes, start, end);
  }

  /** Whether this is the name of a weekday, or its first letters. */
  static boolean isDay(byte[] bytes, int start, int end) {
    return indexOf(DAYS, bytes, start, end) >= 0
        || Ascii.equalsIgnoreCase(bytes, start, end, "tues")
        || Ascii.equalsIgnoreCase(bytes, start, end, "wednes")
        || Ascii.equalsIgnoreCase(bytes, start, end, "thur")
        || Ascii.equalsIgnoreCase(bytes, start, end, "thurs");
  }

  private static int indexOf(List<String> names, byte[] bytes, int start, int end) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (Ascii.equalsIgnoreCase(bytes, start, end, name)
          || (end - start == SHORT
              && Ascii.equalsIgnoreCase(bytes, start, end, name.substring(0, SHORT)))) {
        return i;
      }
    }
    return -1;
  }

  /** The year that two digits mean: 1970 to 2069, as PostgreSQL reads them. */
  static int fullYear(int ofCentury) {
    return ofCentury < 70 ? 2000 + ofCentury : 1900 + ofCentury;
  }
}
