package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;
import java.time.Instant;
import java.time.zone.ZoneRules;

/**
 * TIME, which passes over a zone in the value, and TIMETZ, which converts to UTC. Both become text
 * of fixed places whose order is that of the times: HH:MI:SS, a fraction without zeros at its end,
 * and +00 behind a TIMETZ. TIMEFORMAT is about timestamps and plays no part (guide page
 * copy-parameters-data-conversion).
 */
final class TimeConverter extends FieldConverter {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

  /** The widest offset, 14:59 (guide page r_Datetime_types). */
  private static final int WIDEST_OFFSET = (14 * 60 + 59) * 60;

  private static final int MOST_FRACTION = 6;

  private final TimeReader reader = new TimeReader();
  private final DateTimeFields fields = new DateTimeFields();
  private final boolean withZone;

  /** Seconds east of UTC where a value names no zone. */
  private final int sessionOffset;

  /** Holds the value until the row is done, so no two columns may share it. */
  private final byte[] text = new byte[18];

  TimeConverter(boolean withZone, ZoneRules session) {
    this.withZone = withZone;
    this.sessionOffset = session.getOffset(Instant.now()).getTotalSeconds();
  }

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int first = Ascii.skipSpace(bytes, start, end);
    int last = Ascii.trimEnd(bytes, first, end);
    if (!reader.read(bytes, first, last, fields)) {
      return RowErrors.invalidTime(withZone);
    }
    long ofDay =
        ((fields.hour * 60L + fields.minute) * 60 + fields.second) * MICROS_PER_SECOND
            + fields.micros;
    if (withZone) {
      int offset = offset();
      if (Math.abs(offset) > WIDEST_OFFSET) {
        return RowErrors.invalidTime(true);
      }
      if (offset != 0) {
        ofDay = Math.floorMod(ofDay - offset * MICROS_PER_SECOND, MICROS_PER_DAY);
      }
    }
    sink.setBytes(ordinal, text, 0, write(ofDay));
    return null;
  }

  /** Seconds east of UTC, or more than any offset has where a season decides and none is known. */
  private int offset() {
    if (!fields.zoned) {
      return sessionOffset;
    }
    if (fields.zone == null) {
      return fields.offsetSeconds;
    }
    if (reader.isDated()) {
      long seconds = Math.floorDiv(fields.localMicros(), MICROS_PER_SECOND);
      long utc = Math.floorDiv(fields.instantMicros(fields.zone), MICROS_PER_SECOND);
      return (int) (seconds - utc);
    }
    return fields.zone.isFixedOffset()
        ? fields.zone.getOffset(Instant.EPOCH).getTotalSeconds()
        : Integer.MAX_VALUE;
  }

  /** Writes the text and answers its length. */
  private int write(long ofDay) {
    int seconds = (int) (ofDay / MICROS_PER_SECOND);
    int micros = (int) (ofDay % MICROS_PER_SECOND);
    twoDigits(0, seconds / 3600);
    text[2] = ':';
    twoDigits(3, seconds / 60 % 60);
    text[5] = ':';
    twoDigits(6, seconds % 60);
    int at = 8;
    if (micros > 0) {
      text[at] = '.';
      at += MOST_FRACTION + 1;
      for (int digit = at - 1; digit > 8; digit--) {
        text[digit] = (byte) ('0' + micros % 10);
        micros /= 10;
      }
      while (text[at - 1] == '0') {
        at--;
      }
    }
    if (withZone) {
      text[at] = '+';
      twoDigits(at + 1, 0);
      at += 3;
    }
    return at;
  }

  private void twoDigits(int at, int value) {
    text[at] = (byte) ('0' + value / 10);
    text[at + 1] = (byte) ('0' + value % 10);
  }
}
