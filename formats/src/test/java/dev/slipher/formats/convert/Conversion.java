package dev.slipher.formats.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRecord;
import dev.slipher.formats.type.RedshiftType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Converts lines for tests: types and options first, then lines whose fields a pipe parts. */
final class Conversion {
  private final List<TargetColumn> columns = new ArrayList<>();
  private ConversionOptions options = ConversionOptions.DEFAULTS;
  private ZoneId session = ZoneOffset.UTC;
  private List<TargetColumn> listed;
  private RowConverter converter;
  private Object[] row = {};

  static Conversion into(RedshiftType... types) {
    Conversion conversion = new Conversion();
    for (RedshiftType type : types) {
      conversion.columns.add(
          new TargetColumn("c" + conversion.columns.size(), type, true, conversion.columns.size()));
    }
    return conversion;
  }

  Conversion notNull(int column) {
    TargetColumn old = columns.get(column);
    columns.set(
        column, new TargetColumn(old.name(), old.type(), false, old.ordinal(), old.identity()));
    return this;
  }

  Conversion identity(int column) {
    TargetColumn old = columns.get(column);
    columns.set(
        column, new TargetColumn(old.name(), old.type(), old.nullable(), old.ordinal(), true));
    return this;
  }

  Conversion with(OptionsOfTest change) {
    options = change.over(options);
    return this;
  }

  /** Fields go to the columns of these ordinals, in this order. */
  Conversion listed(int... ordinals) {
    listed = Arrays.stream(ordinals).mapToObj(columns::get).toList();
    return this;
  }

  Conversion inZone(String zone) {
    session = ZoneId.of(zone);
    return this;
  }

  /** The values of a line, or {@code code reason} of its first error. */
  List<Object> row(String line) {
    return row(line.getBytes(UTF_8));
  }

  List<Object> row(byte[] line) {
    ColumnError error = convert(line);
    if (error != null) {
      throw new AssertionError(error);
    }
    return Arrays.asList(row.clone());
  }

  /** The only value of a line of one field. */
  Object value(String field) {
    return row(field).get(0);
  }

  Object value(byte[] field) {
    return row(field).get(0);
  }

  /** The error of a line, as {@code code reason}. */
  String error(String line) {
    return error(line.getBytes(UTF_8));
  }

  String error(byte[] line) {
    ColumnError error = columnError(line);
    return error.error().code().number() + " " + error.error().reason();
  }

  ColumnError columnError(String line) {
    return columnError(line.getBytes(UTF_8));
  }

  ColumnError columnError(byte[] line) {
    ColumnError error = convert(line);
    if (error == null) {
      throw new AssertionError("no error but " + Arrays.toString(row));
    }
    return error;
  }

  RowError columnErrorOrNull(String line) {
    ColumnError error = tryRow(line);
    return error == null ? null : error.error();
  }

  int replacedColumn() {
    return converter.replacedColumn();
  }

  /** The error of a line or null; {@link #lastRow} has its values. */
  ColumnError tryRow(String line) {
    return convert(line.getBytes(UTF_8));
  }

  ColumnError tryRow(byte[] line) {
    return convert(line);
  }

  private ColumnError convert(byte[] line) {
    return convert(piped(line));
  }

  ColumnError convert(TextRecord record) {
    if (converter == null) {
      converter = RowConverter.create(listed == null ? columns : listed, options, session);
    }
    row = new Object[columns.size()];
    Arrays.fill(row, "never set");
    return converter.convert(record, new Sink());
  }

  List<Object> lastRow() {
    return Arrays.asList(row.clone());
  }

  /** A record as a reader of delimited text makes it, with some bytes before it in the array. */
  private static TextRecord piped(byte[] line) {
    int before = 5;
    byte[] bytes = new byte[before + line.length + 3];
    Arrays.fill(bytes, (byte) '|');
    System.arraycopy(line, 0, bytes, before, line.length);
    TextRecord record = new TextRecord();
    record.begin(1);
    int start = before;
    int end = before + line.length;
    for (int at = before; at <= end; at++) {
      if (at == end || bytes[at] == '|') {
        record.addField(start, at, start, at, false);
        start = at + 1;
      }
    }
    record.end(bytes, bytes, before, end);
    return record;
  }

  /** Options by their names in COPY. */
  enum OptionsOfTest {
    EMPTYASNULL,
    BLANKSASNULL,
    FILLRECORD,
    TRIMBLANKS,
    TRUNCATECOLUMNS,
    ROUNDEC,
    ACCEPTANYDATE,
    ESCAPE;

    private ConversionOptions over(ConversionOptions old) {
      return new ConversionOptions(
          old.nullAs(),
          old.nullAsGiven(),
          old.emptyAsNull() || this == EMPTYASNULL,
          old.blanksAsNull() || this == BLANKSASNULL,
          old.fillRecord() || this == FILLRECORD,
          old.trimBlanks() || this == TRIMBLANKS,
          old.truncateColumns() || this == TRUNCATECOLUMNS,
          old.roundDecimals() || this == ROUNDEC,
          old.acceptAnyDate() || this == ACCEPTANYDATE,
          old.acceptInvChars(),
          old.dateFormat(),
          old.timeFormat(),
          old.escape() || this == ESCAPE);
    }
  }

  Conversion nullAs(String marker) {
    return change(marker, true, options.acceptInvChars(), null, null);
  }

  Conversion acceptInvChars(char replacement) {
    return change(options.nullAs(), options.nullAsGiven(), replacement, null, null);
  }

  Conversion dateFormat(String format) {
    return change(options.nullAs(), options.nullAsGiven(), options.acceptInvChars(), format, null);
  }

  Conversion timeFormat(String format) {
    return change(options.nullAs(), options.nullAsGiven(), options.acceptInvChars(), null, format);
  }

  private Conversion change(
      String nullAs, boolean nullAsGiven, int acceptInvChars, String date, String time) {
    options =
        new ConversionOptions(
            nullAs,
            nullAsGiven,
            options.emptyAsNull(),
            options.blanksAsNull(),
            options.fillRecord(),
            options.trimBlanks(),
            options.truncateColumns(),
            options.roundDecimals(),
            options.acceptAnyDate(),
            acceptInvChars,
            date == null ? options.dateFormat() : date,
            time == null ? options.timeFormat() : time,
            options.escape());
    return this;
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /**
   * Keeps values as objects: dates as LocalDate, timestamps as text, DECIMAL as BigDecimal, bytes
   * in hexadecimal.
   */
  private final class Sink implements RowSink {
    private void set(int ordinal, Object value) {
      row[ordinal] = value;
    }

    @Override
    public void setNull(int ordinal) {
      set(ordinal, null);
    }

    @Override
    public void setBoolean(int ordinal, boolean value) {
      set(ordinal, value);
    }

    @Override
    public void setShort(int ordinal, short value) {
      set(ordinal, value);
    }

    @Override
    public void setInt(int ordinal, int value) {
      boolean date = columns.get(ordinal).type() instanceof RedshiftType.Date;
      set(ordinal, date ? LocalDate.ofEpochDay(value) : (Object) value);
    }

    @Override
    public void setLong(int ordinal, long value) {
      boolean whole = columns.get(ordinal).type() instanceof RedshiftType.BigInt;
      set(ordinal, whole ? (Object) value : timestamp(value));
    }

    @Override
    public void setFloat(int ordinal, float value) {
      set(ordinal, value);
    }

    @Override
    public void setDouble(int ordinal, double value) {
      set(ordinal, value);
    }

    @Override
    public void setDecimal(int ordinal, long unscaled, int precision, int scale) {
      if (precision > 18) {
        throw new AssertionError("a long for precision " + precision);
      }
      set(ordinal, BigDecimal.valueOf(unscaled, scale));
    }

    @Override
    public void setDecimal(int ordinal, BigInteger unscaled, int precision, int scale) {
      if (precision <= 18) {
        throw new AssertionError("a BigInteger for precision " + precision);
      }
      set(ordinal, new BigDecimal(unscaled, scale));
    }

    @Override
    public void setBytes(int ordinal, byte[] bytes, int start, int end) {
      RedshiftType type = columns.get(ordinal).type();
      boolean binary =
          type instanceof RedshiftType.Varbyte
              || type instanceof RedshiftType.Geometry
              || type instanceof RedshiftType.Geography;
      set(
          ordinal,
          binary
              ? HexFormat.of().formatHex(bytes, start, end)
              : new String(bytes, start, end - start, UTF_8));
    }
  }

  /** Microseconds as java.time prints them, without zone. */
  static String timestamp(long micros) {
    return LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L),
            (int) Math.floorMod(micros, 1_000_000L) * 1000,
            ZoneOffset.UTC)
        .toString()
        .replace('T', ' ');
  }
}
