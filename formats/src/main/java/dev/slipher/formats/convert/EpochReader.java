package dev.slipher.formats.convert;

/** Seconds or milliseconds since 1970-01-01 00:00:00 UTC, with an optional fraction. */
final class EpochReader implements DateTimeReader {
  /** Enough for any year that DATE knows, and far from the end of 64 bits. */
  private static final int MOST_DIGITS = 17;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_DAY = 86_400;

  private final long microsPerUnit;
  private final NumberScanner number = new NumberScanner();

  /**
   * @param power 0 for seconds, 3 for milliseconds
   */
  EpochReader(int power) {
    this.microsPerUnit = power == 0 ? MICROS_PER_SECOND : 1_000;
  }

  @Override
  public boolean read(byte[] bytes, int start, int end, DateTimeFields fields) {
    if (start == end
        || !number.scan(bytes, start, end)
        || number.exponent != 0
        || number.wholeEnd == number.wholeStart
        || number.wholeEnd - number.wholeStart > MOST_DIGITS) {
      return false;
    }
    long units = 0;
    for (int at = number.wholeStart; at < number.wholeEnd; at++) {
      units = units * 10 + (bytes[at] - '0');
    }
    long unitsPerSecond = MICROS_PER_SECOND / microsPerUnit;
    long micros = units % unitsPerSecond * microsPerUnit + fraction(bytes);
    long seconds = units / unitsPerSecond;
    if (number.negative) {
      seconds = micros == 0 ? -seconds : -seconds - 1;
      micros = micros == 0 ? 0 : MICROS_PER_SECOND - micros;
    }
    long day = Math.floorDiv(seconds, SECONDS_PER_DAY);
    if (!CivilCalendar.setDate(fields, day)) {
      return false;
    }
    int ofDay = (int) Math.floorMod(seconds, SECONDS_PER_DAY);
    fields.hour = ofDay / 3600;
    fields.minute = ofDay / 60 % 60;
    fields.second = ofDay % 60;
    fields.micros = (int) micros;
    // Epoch time is UTC whatever the session's zone is.
    fields.zoned = true;
    return true;
  }

  /** The microseconds of the digits behind the point; finer ones are dropped. */
  private long fraction(byte[] bytes) {
    long micros = 0;
    long unit = microsPerUnit / 10;
    for (int at = number.fractionStart; at < number.fractionEnd && unit > 0; at++) {
      micros += (bytes[at] - '0') * unit;
      unit /= 10;
    }
    return micros;
  }
}
