package dev.slipher.formats.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRecord;
import dev.slipher.formats.type.RedshiftType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;

/**
 * Converts the fields of one record after the other into one row; one instance for each slice.
 *
 * <p>Fields are judged from left to right and the first error ends the row, as Redshift's own error
 * tables show it (err.first-error-per-row).
 */
public final class RowConverter {
  /** conv.truncatecolumns.row-limit: TRUNCATECOLUMNS holds for rows of at most 4 MB. */
  private static final int MOST_TRUNCATED_ROW = 4 * 1024 * 1024;

  private static final byte[] NUL = {0};

  /** The field of a shape in records that have one. */
  private static final int SHAPE = 0;

  private final FieldConverter[] converters;

  /** What converts the fields that are marked as moments. */
  private final FieldConverter[] momentConverters;

  private final int[] ordinals;
  private final boolean[] nullable;
  private final boolean[] identity;
  private final boolean[] filledWithEmpty;
  private final byte[] nullMarker;
  private final boolean rawNullMarker;
  private final boolean nulIsNull;
  private final boolean nulNeedsNullAs;
  private final boolean emptyAsNull;
  private final boolean blanksAsNull;
  private final boolean fillRecord;
  private final boolean truncate;
  private final boolean mends;
  private final boolean fixedWidth;
  private final boolean shapes;
  private int replacedColumn = -1;

  private RowConverter(
      List<TargetColumn> columns,
      ConversionOptions options,
      ZoneRules session,
      boolean fixedWidth,
      boolean shapes) {
    int count = columns.size();
    if (count == 0) {
      throw new IllegalArgumentException("no columns to load");
    }
    converters = new FieldConverter[count];
    momentConverters = new FieldConverter[count];
    ConversionOptions defaultFormats = options.withDefaultFormats();
    ordinals = new int[count];
    nullable = new boolean[count];
    identity = new boolean[count];
    filledWithEmpty = new boolean[count];
    // conv.emptyasnull.same-as-null-as-empty
    emptyAsNull = options.emptyAsNull() || options.nullAs().isEmpty();
    for (int i = 0; i < count; i++) {
      TargetColumn column = columns.get(i);
      converters[i] = converterFor(column, options, session);
      momentConverters[i] =
          isMoment(column.type()) ? converterFor(column, defaultFormats, session) : converters[i];
      ordinals[i] = column.ordinal();
      nullable[i] = column.nullable();
      identity[i] = column.identity();
      filledWithEmpty[i] = column.type() instanceof RedshiftType.Varchar && !emptyAsNull;
    }
    nullMarker = options.nullAs().getBytes(UTF_8);
    rawNullMarker = options.escape() && options.nullAs().indexOf('\\') >= 0;
    nulIsNull = Arrays.equals(nullMarker, NUL);
    nulNeedsNullAs = !options.nullAsGiven();
    blanksAsNull = options.blanksAsNull();
    fillRecord = options.fillRecord();
    truncate = options.truncateColumns();
    mends = options.acceptInvChars() >= 0;
    this.fixedWidth = fixedWidth;
    this.shapes = shapes;
    if (shapes) {
      converters[SHAPE] = new KeptShapeConverter();
    }
  }

  /**
   * A converter whose fields map to {@code columns} from left to right, in a session whose time
   * zone is UTC.
   *
   * @throws IllegalArgumentException if a date or time format is none; see {@link DateTimeFormats}
   */
  public static RowConverter create(List<TargetColumn> columns, ConversionOptions options) {
    return create(columns, options, ZoneOffset.UTC);
  }

  /**
   * The same for records of fixed width: null markers are padded with blanks, and no delimiter
   * shows that a field is whole, so that the last field of a short record counts
   * (fixedwidth.error-slice).
   */
  public static RowConverter createFixedWidth(
      List<TargetColumn> columns, ConversionOptions options) {
    return new RowConverter(columns, options, ZoneOffset.UTC.getRules(), true, false);
  }

  /**
   * The same for records whose first field is a shape in the form that columns keep; null markers
   * count in the fields behind it.
   */
  public static RowConverter createShapes(List<TargetColumn> columns, ConversionOptions options) {
    return new RowConverter(columns, options, ZoneOffset.UTC.getRules(), false, true);
  }

  /**
   * A converter whose fields map to {@code columns} from left to right.
   *
   * @param session the zone of timestamps with time zone whose text names none
   * @throws IllegalArgumentException if a date or time format is none; see {@link DateTimeFormats}
   */
  public static RowConverter create(
      List<TargetColumn> columns, ConversionOptions options, ZoneId session) {
    return new RowConverter(columns, options, session.getRules(), false, false);
  }

  static FieldConverter converterFor(
      TargetColumn column, ConversionOptions options, ZoneRules session) {
    RedshiftType type = column.type();
    boolean nullable = column.nullable();
    if (type instanceof RedshiftType.SmallInt) {
      return WholeNumberConverter.smallInt();
    } else if (type instanceof RedshiftType.Int) {
      return WholeNumberConverter.integer();
    } else if (type instanceof RedshiftType.BigInt) {
      return WholeNumberConverter.bigInt();
    } else if (type instanceof RedshiftType.Decimal decimal) {
      return new DecimalConverter(decimal.precision(), decimal.scale(), options.roundDecimals());
    } else if (type instanceof RedshiftType.Real) {
      return FloatConverter.real();
    } else if (type instanceof RedshiftType.DoublePrecision) {
      return FloatConverter.doublePrecision();
    } else if (type instanceof RedshiftType.Bool) {
      return new BooleanConverter();
    } else if (type instanceof RedshiftType.Char text) {
      return new CharConverter(text.length(), options);
    } else if (type instanceof RedshiftType.Varchar text) {
      return new VarcharConverter(text.length(), options);
    } else if (type instanceof RedshiftType.Date) {
      return new DateConverter(nullable, options);
    } else if (type instanceof RedshiftType.Timestamp) {
      return new TimestampConverter(nullable, options, false, session);
    } else if (type instanceof RedshiftType.TimestampTz) {
      return new TimestampConverter(nullable, options, true, session);
    } else if (type instanceof RedshiftType.Super) {
      return new SuperConverter();
    } else if (type instanceof RedshiftType.Time) {
      return new TimeConverter(false, session);
    } else if (type instanceof RedshiftType.TimeTz) {
      return new TimeConverter(true, session);
    } else if (type instanceof RedshiftType.IntervalYearToMonth interval) {
      return IntervalConverter.yearToMonth(interval);
    } else if (type instanceof RedshiftType.IntervalDayToSecond interval) {
      return IntervalConverter.dayToSecond(interval);
    } else if (type instanceof RedshiftType.Varbyte binary) {
      return new VarbyteConverter(binary.length());
    } else if (type instanceof RedshiftType.Geometry) {
      return new GeometryConverter(0);
    } else if (type instanceof RedshiftType.Geography) {
      return new GeometryConverter(Shapes.WORLD);
    }
    throw new IllegalStateException("no converter for " + type);
  }

  private static boolean isMoment(RedshiftType type) {
    return type instanceof RedshiftType.Date
        || type instanceof RedshiftType.Timestamp
        || type instanceof RedshiftType.TimestampTz;
  }

  /**
   * Puts a record's values into {@code sink}.
   *
   * @return null when the row is complete, else its first error; the sink then holds rubbish
   */
  public ColumnError convert(TextRecord record, RowSink sink) {
    replacedColumn = -1;
    int fields = record.fieldCount();
    int whole = Math.min(fields, converters.length);
    if (fields < converters.length) {
      if (record.rawStart() == record.rawEnd()) {
        return new ColumnError(-1, RowErrors.noData());
      }
      if (!fillRecord && !fixedWidth) {
        whole = fields - 1; // the last field is the one whose delimiter is missing
      }
    }
    if (truncate) {
      allowTruncation(record.rawEnd() - record.rawStart() <= MOST_TRUNCATED_ROW);
    }
    for (int column = 0; column < whole; column++) {
      RowError error = convertField(record, column, sink);
      if (mends && converters[column].takeReplaced() && replacedColumn < 0) {
        replacedColumn = column;
      }
      if (error != null) {
        return new ColumnError(column, located(error, record, column));
      }
    }
    return fields == converters.length ? null : settleFieldCount(record, fields, sink);
  }

  private ColumnError settleFieldCount(TextRecord record, int fields, RowSink sink) {
    if (fields > converters.length) {
      // delimited.trailing-delimiter: a delimiter behind the last field opens no field.
      boolean trailing = fields == converters.length + 1 && isAbsent(record, fields - 1);
      return trailing ? null : new ColumnError(-1, RowErrors.extraColumns());
    }
    if (!fillRecord && fixedWidth) {
      return new ColumnError(fields, RowErrors.fewerColumns()); // fixedwidth.short-line
    }
    if (!fillRecord) {
      int last = fields - 1;
      return new ColumnError(last, located(RowErrors.delimiterNotFound(), record, last));
    }
    for (int column = fields; column < converters.length; column++) {
      if (filledWithEmpty[column]) {
        sink.setBytes(ordinals[column], record.bytes(), 0, 0); // conv.fillrecord.varchar-empty
        continue;
      }
      RowError error = FieldConverter.putNull(sink, ordinals[column], nullable[column]);
      if (error != null) {
        return new ColumnError(column, error);
      }
    }
    return null;
  }

  private static boolean isAbsent(TextRecord record, int field) {
    return record.rawStart(field) == record.rawEnd(field) && !record.quoted(field);
  }

  private RowError convertField(TextRecord record, int column, RowSink sink) {
    byte[] bytes = record.bytes();
    int start = record.start(column);
    int end = record.end(column);
    FieldConverter converter =
        record.isMoment(column) ? momentConverters[column] : converters[column];
    if (isNull(record, column, bytes, start, end, converter.isCharacter())) {
      RowError error = FieldConverter.putNull(sink, ordinals[column], nullable[column]);
      // defid.identity-empty-field: a missing identity is an invalid one.
      return error != null && identity[column] ? RowErrors.invalidIdentity() : error;
    }
    boolean isBinary = shapes && column == SHAPE;
    if ((nulIsNull || nulNeedsNullAs) && !isBinary) {
      RowError error = judgeNul(bytes, start, end);
      if (error != null) {
        return error;
      }
    }
    RowError error = converter.convert(bytes, start, end, sink, ordinals[column]);
    return error != null && identity[column] ? RowErrors.invalidIdentity() : error;
  }

  private boolean isNull(
      TextRecord record, int column, byte[] bytes, int start, int end, boolean character) {
    if (record.marksNulls()) {
      if (record.isNull(column)) {
        return true;
      }
      if (!shapes || column == SHAPE) {
        return isNoValue(bytes, start, end, character);
      }
    }
    if (end - start == nullMarker.length
        && Arrays.equals(bytes, start, end, nullMarker, 0, nullMarker.length)) {
      return true;
    }
    if (fixedWidth && nullMarker.length > 0 && isPaddedMarker(bytes, start, end)) {
      return true; // fixedwidth.null-padding
    }
    if (rawNullMarker && rawFieldIsMarker(record, column)) {
      return true; // delimited.escape-null-marker
    }
    return isNoValue(bytes, start, end, character);
  }

  private boolean isNoValue(byte[] bytes, int start, int end, boolean character) {
    if (start == end) {
      return !character || emptyAsNull;
    }
    return Ascii.isSpace(bytes[start])
        && (!character || blanksAsNull)
        && Ascii.isBlank(bytes, start, end);
  }

  private boolean isPaddedMarker(byte[] bytes, int start, int end) {
    int first = start;
    while (first < end && bytes[first] == ' ') {
      first++;
    }
    int last = end;
    while (last > first && bytes[last - 1] == ' ') {
      last--;
    }
    return Arrays.equals(bytes, first, last, nullMarker, 0, nullMarker.length);
  }

  private boolean rawFieldIsMarker(TextRecord record, int column) {
    int start = record.rawStart(column);
    int end = record.rawEnd(column);
    return end - start == nullMarker.length
        && Arrays.equals(record.rawBytes(), start, end, nullMarker, 0, nullMarker.length);
  }

  /**
   * Where the guide's pages disagree, this holds: with NULL AS '\0' a longer field may have no NUL
   * (err.code.1218); without NULL AS a field of one NUL is an error
   * (conv.nul.fail-without-null-as); anywhere else NUL is a character like others (conv.nul.kept,
   * conv.nul.trailing).
   */
  private RowError judgeNul(byte[] bytes, int start, int end) {
    if (!nulIsNull) {
      return end - start == 1 && bytes[start] == 0 ? RowErrors.nulWithoutNullAs() : null;
    }
    for (int at = start; at < end; at++) {
      if (bytes[at] == 0) {
        return RowErrors.nulInLongerField();
      }
    }
    return null;
  }

  private void allowTruncation(boolean allowed) {
    for (FieldConverter converter : converters) {
      converter.allowTruncation(allowed);
    }
  }

  /** sys.load_errors.position: the field's offset in its line. */
  private static RowError located(RowError error, TextRecord record, int field) {
    int position = record.isNull(field) ? 0 : record.rawStart(field) - record.rawStart();
    return new RowError(error.code(), error.reason(), position);
  }

  /** The first column of the last row in which invalid bytes were replaced, or -1. */
  public int replacedColumn() {
    return replacedColumn;
  }
}
