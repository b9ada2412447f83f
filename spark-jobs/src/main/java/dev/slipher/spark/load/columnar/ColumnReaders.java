package dev.slipher.spark.load.columnar;

import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.internals.ColumnBatches.FileColumn;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.vectorized.ColumnVector;

/**
 * Which of a file's types go into which of the table's: the same kind and size, for clusters turn
 * no type of a columnar file into another.
 */
final class ColumnReaders {
  private static final int LONG_DIGITS = 18;

  private final String url;
  private final ColumnarLayout layout;
  private final ConversionOptions conversion;

  ColumnReaders(String url, ColumnarLayout layout, ConversionOptions conversion) {
    this.url = url;
    this.layout = layout;
    this.conversion = conversion;
  }

  /**
   * How a column of the file is read.
   *
   * @param index the column's place in the file
   * @throws dev.slipher.dialect.SqlError if it is of another type than the table's
   */
  ColumnReader reader(int index, FileColumn file, TargetColumn target) {
    return file.type()
        .flatMap(type -> reader(index, file, type, target))
        .orElseThrow(
            () ->
                layout
                    .errors()
                    .incompatibleColumn(
                        url,
                        file.name(),
                        name(target.type()),
                        layout.format().title(),
                        file.described()));
  }

  private Optional<ColumnReader> reader(
      int index, FileColumn file, DataType type, TargetColumn target) {
    int to = target.ordinal();
    RedshiftType wanted = target.type();
    if (wanted instanceof RedshiftType.SmallInt) {
      return when(isInteger(type), smallInt(index, type, target));
    }
    if (wanted instanceof RedshiftType.Int) {
      return when(
          isInteger(type),
          (batch, row, sink) -> sink.setInt(to, integer(type, batch.column(index), row)));
    }
    if (wanted instanceof RedshiftType.BigInt) {
      return when(
          type instanceof LongType,
          (batch, row, sink) -> sink.setLong(to, batch.column(index).getLong(row)));
    }
    if (wanted instanceof RedshiftType.Decimal decimal) {
      return decimal(index, type, decimal, to);
    }
    if (wanted instanceof RedshiftType.Real) {
      return when(
          type instanceof FloatType,
          (batch, row, sink) -> sink.setFloat(to, batch.column(index).getFloat(row)));
    }
    if (wanted instanceof RedshiftType.DoublePrecision) {
      return when(
          type instanceof DoubleType,
          (batch, row, sink) -> sink.setDouble(to, batch.column(index).getDouble(row)));
    }
    if (wanted instanceof RedshiftType.Bool) {
      return when(
          type instanceof BooleanType,
          (batch, row, sink) -> sink.setBoolean(to, batch.column(index).getBoolean(row)));
    }
    if (wanted instanceof RedshiftType.Date) {
      return when(
          type instanceof DateType,
          (batch, row, sink) -> sink.setInt(to, batch.column(index).getInt(row)));
    }
    if (wanted instanceof RedshiftType.Timestamp || wanted instanceof RedshiftType.TimestampTz) {
      return when(
          type instanceof TimestampType || type instanceof TimestampNTZType,
          timestamp(index, file.localClock() && type instanceof TimestampType, to));
    }
    if (wanted instanceof RedshiftType.Varchar || wanted instanceof RedshiftType.Char) {
      return type instanceof StringType || type instanceof BinaryType
          ? Optional.of(new TextColumnReader(index, type, target, conversion, url, layout.errors()))
          : Optional.empty();
    }
    if (wanted instanceof RedshiftType.Varbyte varbyte) {
      return when(type instanceof BinaryType, bytes(index, varbyte, target));
    }
    if (wanted instanceof RedshiftType.Super) {
      return when(
          layout.serializeToJson(), new NestedColumnReader(index, type, to, file.localClock()));
    }
    return Optional.empty();
  }

  /** columnar.varbyte. */
  private ColumnReader bytes(int index, RedshiftType.Varbyte type, TargetColumn target) {
    return (batch, row, sink) -> {
      byte[] bytes = batch.column(index).getBinary(row);
      if (bytes.length > type.length()) {
        throw layout.errors().tooLong(url, target.name(), type.length(), bytes.length);
      }
      sink.setBytes(target.ordinal(), bytes, 0, bytes.length);
    };
  }

  private static Optional<ColumnReader> when(boolean fits, ColumnReader reader) {
    return fits ? Optional.of(reader) : Optional.empty();
  }

  private static boolean isInteger(DataType type) {
    return type instanceof IntegerType || type instanceof ShortType || type instanceof ByteType;
  }

  private static int integer(DataType type, ColumnVector column, int row) {
    if (type instanceof IntegerType) {
      return column.getInt(row);
    }
    return type instanceof ShortType ? column.getShort(row) : column.getByte(row);
  }

  /** Files have no other integers than those of 32 and 64 bits. */
  private ColumnReader smallInt(int index, DataType type, TargetColumn target) {
    return (batch, row, sink) -> {
      int value = integer(type, batch.column(index), row);
      if (value != (short) value) {
        throw layout
            .errors()
            .invalidValue(url, target.name(), "Value " + value + " out of range for SMALLINT");
      }
      sink.setShort(target.ordinal(), (short) value);
    };
  }

  private static Optional<ColumnReader> decimal(
      int index, DataType type, RedshiftType.Decimal wanted, int to) {
    if (!(type instanceof DecimalType decimal)
        || decimal.scale() != wanted.scale()
        || decimal.precision() > wanted.precision()) {
      return Optional.empty();
    }
    int precision = wanted.precision();
    int scale = wanted.scale();
    return Optional.of(
        (batch, row, sink) -> {
          BigDecimal value =
              batch.column(index).getDecimal(row, decimal.precision(), scale).toJavaBigDecimal();
          if (precision <= LONG_DIGITS) {
            sink.setDecimal(to, value.unscaledValue().longValueExact(), precision, scale);
          } else {
            sink.setDecimal(to, value.unscaledValue(), precision, scale);
          }
        });
  }

  private static ColumnReader timestamp(int index, boolean localClock, int to) {
    if (!localClock) {
      return (batch, row, sink) -> sink.setLong(to, batch.column(index).getLong(row));
    }
    LocalClock clock = new LocalClock();
    return (batch, row, sink) -> sink.setLong(to, clock.at(batch.column(index).getLong(row)));
  }

  /** As clusters name types in this error. */
  private static String name(RedshiftType type) {
    if (type instanceof RedshiftType.Int) {
      return "INT";
    }
    if (type instanceof RedshiftType.Varchar) {
      return "VARCHAR";
    }
    if (type instanceof RedshiftType.Char) {
      return "CHAR";
    }
    if (type instanceof RedshiftType.Decimal decimal) {
      return "DECIMAL(%d, %d)".formatted(decimal.precision(), decimal.scale());
    }
    if (type instanceof RedshiftType.Timestamp) {
      return "TIMESTAMP";
    }
    if (type instanceof RedshiftType.TimestampTz) {
      return "TIMESTAMPTZ";
    }
    return type.displayName().toUpperCase(Locale.ROOT);
  }
}
