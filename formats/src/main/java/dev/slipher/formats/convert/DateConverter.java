package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;

/** DATE; a time that the format or the value has is read and dropped. */
final class DateConverter extends FieldConverter {
  private final DateTimeReader reader;
  private final String format;
  private final boolean defaultFormat;
  private final boolean anyDate;
  private final boolean nullable;
  private final DateTimeFields fields = new DateTimeFields();

  DateConverter(boolean nullable, ConversionOptions options) {
    this.nullable = nullable;
    this.format = options.dateFormat();
    this.reader = DateTimeFormats.dateReader(format);
    this.defaultFormat = format.equals(DateTimeFormats.DEFAULT_DATE);
    this.anyDate = options.acceptAnyDate();
  }

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int first = Ascii.skipSpace(bytes, start, end);
    int last = Ascii.trimEnd(bytes, first, end);
    fields.clear();
    if (defaultFormat && last - first < DateTimeFormats.DEFAULT_DATE.length()) {
      return anyDate ? putNull(sink, ordinal, nullable) : RowErrors.dateTooShort();
    }
    if (!reader.read(bytes, first, last, fields) || !fields.isValid()) {
      return anyDate ? putNull(sink, ordinal, nullable) : RowErrors.invalidDate(format);
    }
    sink.setInt(ordinal, fields.epochDay());
    return null;
  }
}
