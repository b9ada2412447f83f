package dev.slipher.formats.convert;

/** A place in the text of a date or timestamp, and what can be read from there; used again. */
final class DateTimeText {
  private byte[] bytes = new byte[0];
  private int end;
  private int at;

  DateTimeText over(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    return this;
  }

  int at() {
    return at;
  }

  boolean atEnd() {
    return at == end;
  }

  /** The byte here, or 0 at the end. */
  byte peek() {
    return at < end ? bytes[at] : 0;
  }

  void moveTo(int place) {
    at = place;
  }

  void skipSpace() {
    at = Ascii.skipSpace(bytes, at, end);
  }

  boolean skip(char wanted) {
    if (at < end && bytes[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** Reads {@code least} to {@code most} digits; -1 where there are fewer. */
  int number(int least, int most) {
    int stop = digitsEnd(bytes, at, Math.min(end, at + most));
    if (stop - at < least) {
      return -1;
    }
    int value = 0;
    for (; at < stop; at++) {
      value = value * 10 + (bytes[at] - '0');
    }
    return value;
  }

  /** Skips a whole word, in any case. */
  boolean word(String lowerCase) {
    int stop = lettersEnd();
    if (Ascii.equalsIgnoreCase(bytes, at, stop, lowerCase)) {
      at = stop;
      return true;
    }
    return false;
  }

  int lettersEnd() {
    int stop = at;
    while (stop < end && Ascii.isLetter(bytes[stop])) {
      stop++;
    }
    return stop;
  }

  /** Reads a fraction of a second if a point and digits stand here; false where digits lack. */
  boolean fraction(DateTimeFields fields) {
    if (!skip('.')) {
      return true;
    }
    int stop = digitsEnd(bytes, at, end);
    if (stop == at) {
      return false;
    }
    fields.micros = micros(bytes, at, stop);
    at = stop;
    return true;
  }

  /** Reads +HH, +H:MI, +HHMI or +HH:MI:SS; moves only if it is there and in range. */
  boolean offset(DateTimeFields fields) {
    int from = at;
    boolean west = peek() == '-';
    if (!west && peek() != '+') {
      return false;
    }
    at++;
    int digits = digitsEnd(bytes, at, end) - at;
    int hours = number(1, digits == 3 ? 1 : 2);
    int minutes = 0;
    int seconds = 0;
    if (digits == 3 || digits == 4) {
      minutes = number(2, 2);
    } else if (digits <= 2 && skip(':')) {
      minutes = number(2, 2);
      if (skip(':')) {
        seconds = number(2, 2);
      }
    }
    if (digits > 4
        || (hours | minutes | seconds) < 0
        || hours > 15
        || minutes > 59
        || seconds > 59) {
      at = from;
      return false;
    }
    int total = (hours * 60 + minutes) * 60 + seconds;
    fields.zoned = true;
    fields.offsetSeconds = west ? -total : total;
    return true;
  }

  /** The number of two digits at a place, or a negative one. */
  static int twoDigits(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
  }

  static int digitsEnd(byte[] bytes, int start, int end) {
    int stop = start;
    while (stop < end && Ascii.isDigit(bytes[stop])) {
      stop++;
    }
    return stop;
  }

  /** Microseconds of the digits behind a point; a seventh digit rounds (dt.timestamp-micro). */
  static int micros(byte[] bytes, int start, int end) {
    int value = 0;
    for (int i = 0; i < 6; i++) {
      value = value * 10 + (start + i < end ? bytes[start + i] - '0' : 0);
    }
    return end - start > 6 && bytes[start + 6] >= '5' ? value + 1 : value;
  }
}
