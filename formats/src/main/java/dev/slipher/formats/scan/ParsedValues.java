package dev.slipher.formats.scan;

import dev.slipher.formats.convert.RowConverter;
import dev.slipher.formats.convert.RowSink;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.record.TextRecord;
import dev.slipher.formats.report.Reject.FieldValue;
import dev.slipher.formats.type.RedshiftType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a rejected record's fields were parsed to, as text, up to and including the failing one
 * (sys.loaderror_detail.columns-up-to-error): converts the record once more, into text.
 */
final class ParsedValues implements RowSink {
  private static final FieldValue NULL = new FieldValue("", true);
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private final List<TargetColumn> columns;
  private final RowConverter converter;
  private final FieldValue[] values;
  private final RedshiftType[] types;

  ParsedValues(List<TargetColumn> columns, RowConverter converter) {
    this.columns = columns;
    this.converter = converter;
    int width = columns.stream().mapToInt(TargetColumn::ordinal).max().orElse(-1) + 1;
    values = new FieldValue[width];
    types = new RedshiftType[width];
    for (TargetColumn column : columns) {
      types[column.ordinal()] = column.type();
    }
  }

  /** The values of the record's fields up to {@code failing}; none if that is negative. */
  List<FieldValue> upTo(int failing, TextRecord record) {
    Arrays.fill(values, NULL);
    converter.convert(record, this);
    List<FieldValue> parsed = new ArrayList<>();
    for (int column = 0; column < failing; column++) {
      parsed.add(values[columns.get(column).ordinal()]);
    }
    if (failing >= 0) {
      // sys.loaderror_detail.value: what failed was parsed to nothing.
      parsed.add(NULL);
    }
    return parsed;
  }

  /** The fields before {@code failing} as they stand, where no conversion was tried. */
  static List<FieldValue> unparsed(int failing, TextRecord record) {
    List<FieldValue> fields = new ArrayList<>();
    for (int field = 0; field < failing; field++) {
      fields.add(
          record.isNull(field)
              ? NULL
              : text(record.rawBytes(), record.rawStart(field), record.rawEnd(field)));
    }
    if (failing >= 0) {
      fields.add(NULL);
    }
    return fields;
  }

  private static FieldValue text(byte[] bytes, int start, int end) {
    // No character needs more than four bytes.
    int length = Math.min(end - start, RawText.LONGEST * 4);
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    return value(text.substring(0, Math.min(text.length(), RawText.LONGEST)));
  }

  private static FieldValue value(String text) {
    return new FieldValue(text, false);
  }

  @Override
  public void setNull(int ordinal) {
    values[ordinal] = NULL;
  }

  @Override
  public void setBoolean(int ordinal, boolean value) {
    values[ordinal] = value(value ? "t" : "f");
  }

  @Override
  public void setShort(int ordinal, short value) {
    values[ordinal] = value(Short.toString(value));
  }

  @Override
  public void setInt(int ordinal, int value) {
    boolean date = types[ordinal] instanceof RedshiftType.Date;
    values[ordinal] =
        value(date ? LocalDate.ofEpochDay(value).toString() : Integer.toString(value));
  }

  @Override
  public void setLong(int ordinal, long value) {
    if (types[ordinal] instanceof RedshiftType.Timestamp) {
      values[ordinal] = value(timestamp(value));
    } else if (types[ordinal] instanceof RedshiftType.TimestampTz) {
      values[ordinal] = value(timestamp(value) + "+00");
    } else {
      values[ordinal] = value(Long.toString(value));
    }
  }

  private static String timestamp(long micros) {
    int nanos = (int) Math.floorMod(micros, 1_000_000L) * 1000;
    return TIMESTAMP.format(
        LocalDateTime.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), nanos, ZoneOffset.UTC));
  }

  @Override
  public void setFloat(int ordinal, float value) {
    values[ordinal] = value(Float.toString(value));
  }

  @Override
  public void setDouble(int ordinal, double value) {
    values[ordinal] = value(Double.toString(value));
  }

  @Override
  public void setDecimal(int ordinal, long unscaled, int precision, int scale) {
    values[ordinal] = value(BigDecimal.valueOf(unscaled, scale).toPlainString());
  }

  @Override
  public void setDecimal(int ordinal, BigInteger unscaled, int precision, int scale) {
    values[ordinal] = value(new BigDecimal(unscaled, scale).toPlainString());
  }

  @Override
  public void setBytes(int ordinal, byte[] bytes, int start, int end) {
    RedshiftType type = types[ordinal];
    boolean binary =
        type instanceof RedshiftType.Varbyte
            || type instanceof RedshiftType.Geometry
            || type instanceof RedshiftType.Geography;
    values[ordinal] = binary ? hexadecimal(bytes, start, end) : text(bytes, start, end);
  }

  private static FieldValue hexadecimal(byte[] bytes, int start, int end) {
    int shown = Math.min(end, start + RawText.LONGEST / 2);
    return value(HexFormat.of().formatHex(bytes, start, shown));
  }
}
