package dev.slipher.formats.convert;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** What a reader found in a date or timestamp; one is reused for all fields of a column. */
final class DateTimeFields {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

  /** Astronomical: 0 is 1 BC. */
  int year;

  int month;
  int day;
  int hour;
  int minute;
  int second;

  /** May be 1,000,000, where a longer fraction was rounded up. */
  int micros;

  /** Whether {@link #offsetSeconds} or {@link #zone} was given. */
  boolean zoned;

  int offsetSeconds;

  /** A named zone, or null. */
  ZoneRules zone;

  void clear() {
    year = 0;
    month = 1;
    day = 1;
    hour = 0;
    minute = 0;
    second = 0;
    micros = 0;
    zoned = false;
    offsetSeconds = 0;
    zone = null;
  }

  boolean isValid() {
    return CivilCalendar.isValid(year, month, day)
        && hour >= 0
        && hour <= 23
        && minute >= 0
        && minute <= 59
        && second >= 0
        && second <= 59;
  }

  int epochDay() {
    return CivilCalendar.epochDay(year, month, day);
  }

  /**
   * Microseconds since 1970-01-01 00:00:00 by the clock on the wall.
   *
   * @throws ArithmeticException past 294247-01-10, where 64 bits end
   */
  long localMicros() {
    long ofDay = ((hour * 60L + minute) * 60 + second) * MICROS_PER_SECOND + micros;
    return Math.addExact(Math.multiplyExact(epochDay(), MICROS_PER_DAY), ofDay);
  }

  /**
   * Microseconds since 1970-01-01 00:00:00 UTC.
   *
   * @param session the zone that holds where the value names none
   */
  long instantMicros(ZoneRules session) {
    long local = localMicros();
    int offset;
    if (!zoned) {
      offset = offsetAt(session, local);
    } else if (zone != null) {
      offset = offsetAt(zone, local);
    } else {
      offset = offsetSeconds;
    }
    return Math.subtractExact(local, offset * MICROS_PER_SECOND);
  }

  /** A time that a clock skips or shows twice counts in standard time, as PostgreSQL counts it. */
  private static int offsetAt(ZoneRules rules, long localMicros) {
    if (rules.isFixedOffset()) {
      return rules.getOffset(Instant.EPOCH).getTotalSeconds();
    }
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(localMicros, MICROS_PER_SECOND), 0, ZoneOffset.UTC);
    ZoneOffsetTransition transition = rules.getTransition(local);
    ZoneOffset offset =
        transition == null
            ? rules.getOffset(local)
            : transition.isGap() ? transition.getOffsetBefore() : transition.getOffsetAfter();
    return offset.getTotalSeconds();
  }
}
