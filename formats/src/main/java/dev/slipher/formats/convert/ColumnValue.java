package dev.slipher.formats.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.formats.record.RowError;
import dev.slipher.formats.type.IntervalField;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.formats.type.TypeReading;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that INSERT or a DEFAULT gives a column as text or bytes, brought to the form in which the
 * column keeps them, as COPY's converters do with files. One instance serves one column.
 */
public final class ColumnValue {
  /** {@code INTERVAL '1-8' YEAR TO MONTH}. */
  private static final Pattern INTERVAL =
      Pattern.compile("INTERVAL '([^']*)' (\\w+(?: TO \\w+)?)", Pattern.CASE_INSENSITIVE);

  private final RedshiftType type;
  private final FieldConverter converter;
  private final Shapes shapes;
  private final Kept kept = new Kept();

  private ColumnValue(RedshiftType type, ZoneId session) {
    this.type = type;
    TargetColumn column = new TargetColumn("value", type, true, 0);
    converter = RowConverter.converterFor(column, ConversionOptions.DEFAULTS, session.getRules());
    shapes = new Shapes(type instanceof RedshiftType.Geography ? Shapes.WORLD : 0);
  }

  /**
   * What brings values of a type to their form; empty for types that are not held as text or bytes.
   *
   * @param session the zone of times that name none
   */
  public static Optional<ColumnValue> of(RedshiftType type, ZoneId session) {
    return isTextOrBytes(type) ? Optional.of(new ColumnValue(type, session)) : Optional.empty();
  }

  private static boolean isTextOrBytes(RedshiftType type) {
    return type instanceof RedshiftType.Char
        || type instanceof RedshiftType.Varchar
        || type instanceof RedshiftType.Super
        || type instanceof RedshiftType.Time
        || type instanceof RedshiftType.TimeTz
        || type instanceof RedshiftType.IntervalYearToMonth
        || type instanceof RedshiftType.IntervalDayToSecond
        || type instanceof RedshiftType.Varbyte
        || type instanceof RedshiftType.Geometry
        || type instanceof RedshiftType.Geography;
  }

  /**
   * Takes a value: text in UTF-8, or the bytes of a VARBYTE or of a shape.
   *
   * @return null, or why the column cannot hold it; else {@link #kept} has its form
   */
  public RowError take(byte[] value) {
    if (type instanceof RedshiftType.Varbyte bytes) {
      kept.bytes = value;
      return value.length > bytes.length() ? RowErrors.varbyteTooLong() : null;
    }
    boolean shape = type instanceof RedshiftType.Geometry || type instanceof RedshiftType.Geography;
    if (shape && value.length > 0 && (value[0] == 0 || value[0] == 1)) {
      RowError error = shapes.readBinary(value, value.length);
      kept.bytes = shapes.binary();
      return error;
    }
    if (converter instanceof IntervalConverter interval) {
      Matcher literal = INTERVAL.matcher(new String(value, UTF_8));
      if (literal.matches()) {
        return takeLiteral(interval, literal.group(1), literal.group(2));
      }
    }
    return converter.convert(value, 0, value.length, kept, 0);
  }

  private RowError takeLiteral(IntervalConverter interval, String text, String qualifier) {
    IntervalField first;
    IntervalField last;
    TypeReading reading = TypeReading.of("interval " + qualifier, List.of());
    if (reading instanceof TypeReading.Loadable months
        && months.type() instanceof RedshiftType.IntervalYearToMonth of) {
      first = of.first();
      last = of.last();
    } else if (reading instanceof TypeReading.Loadable seconds
        && seconds.type() instanceof RedshiftType.IntervalDayToSecond of) {
      first = of.first();
      last = of.last();
    } else {
      return RowErrors.invalidInterval(type.displayName());
    }
    byte[] bytes = text.getBytes(UTF_8);
    return interval.convertLiteral(bytes, 0, bytes.length, first, last, kept, 0);
  }

  /** The value taken last, in the form in which its column keeps it. */
  public byte[] kept() {
    return kept.bytes;
  }

  private static final class Kept implements RowSink {
    private byte[] bytes = new byte[0];

    @Override
    public void setBytes(int ordinal, byte[] from, int start, int end) {
      bytes = Arrays.copyOfRange(from, start, end);
    }

    @Override
    public void setNull(int ordinal) {
      throw neverSet();
    }

    @Override
    public void setBoolean(int ordinal, boolean value) {
      throw neverSet();
    }

    @Override
    public void setShort(int ordinal, short value) {
      throw neverSet();
    }

    @Override
    public void setInt(int ordinal, int value) {
      throw neverSet();
    }

    @Override
    public void setLong(int ordinal, long value) {
      throw neverSet();
    }

    @Override
    public void setFloat(int ordinal, float value) {
      throw neverSet();
    }

    @Override
    public void setDouble(int ordinal, double value) {
      throw neverSet();
    }

    @Override
    public void setDecimal(int ordinal, long unscaled, int precision, int scale) {
      throw neverSet();
    }

    @Override
    public void setDecimal(int ordinal, BigInteger unscaled, int precision, int scale) {
      throw neverSet();
    }

    private static IllegalStateException neverSet() {
      return new IllegalStateException("these columns hold text or bytes");
    }
  }
}
