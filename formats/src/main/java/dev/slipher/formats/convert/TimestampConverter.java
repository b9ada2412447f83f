package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;
import java.time.zone.ZoneRules;

/** TIMESTAMP, which passes over a zone in the value, and TIMESTAMPTZ, which converts to UTC. */
final class TimestampConverter extends FieldConverter {
  private final DateTimeReader reader;
  private final String shownFormat;
  private final boolean anyDate;
  private final boolean nullable;
  private final boolean withZone;
  private final ZoneRules session;
  private final DateTimeFields fields = new DateTimeFields();

  TimestampConverter(
      boolean nullable, ConversionOptions options, boolean withZone, ZoneRules session) {
    this.nullable = nullable;
    this.reader = DateTimeFormats.timestampReader(options.timeFormat());
    this.shownFormat = DateTimeFormats.shownTimestampFormat(options.timeFormat(), withZone);
    this.anyDate = options.acceptAnyDate();
    this.withZone = withZone;
    this.session = session;
  }

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int first = Ascii.skipSpace(bytes, start, end);
    int last = Ascii.trimEnd(bytes, first, end);
    fields.clear();
    if (reader.read(bytes, first, last, fields) && fields.isValid()) {
      try {
        sink.setLong(ordinal, withZone ? fields.instantMicros(session) : fields.localMicros());
        return null;
      } catch (ArithmeticException pastTheEndOf64Bits) {
        return invalid(sink, ordinal);
      }
    }
    return invalid(sink, ordinal);
  }

  private RowError invalid(RowSink sink, int ordinal) {
    return anyDate ? putNull(sink, ordinal, nullable) : RowErrors.invalidTimestamp(shownFormat);
  }
}
