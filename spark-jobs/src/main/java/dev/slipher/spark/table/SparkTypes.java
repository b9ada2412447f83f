package dev.slipher.spark.table;

import dev.slipher.formats.type.IntervalField;
import dev.slipher.formats.type.RedshiftType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.YearMonthIntervalType;

/** Which Spark type holds the values of a Redshift type. */
public final class SparkTypes {
  private SparkTypes() {}

  /**
   * CHAR and VARCHAR are strings whose byte length our own converters check, SUPER is JSON text,
   * TIME and TIMETZ are text that sorts as they do. Intervals are text too: Delta Lake refuses
   * columns of Spark's own interval types.
   */
  public static DataType of(RedshiftType type) {
    if (type instanceof RedshiftType.SmallInt) {
      return DataTypes.ShortType;
    }
    if (type instanceof RedshiftType.Int) {
      return DataTypes.IntegerType;
    }
    if (type instanceof RedshiftType.BigInt) {
      return DataTypes.LongType;
    }
    if (type instanceof RedshiftType.Decimal decimal) {
      return DataTypes.createDecimalType(decimal.precision(), decimal.scale());
    }
    if (type instanceof RedshiftType.Real) {
      return DataTypes.FloatType;
    }
    if (type instanceof RedshiftType.DoublePrecision) {
      return DataTypes.DoubleType;
    }
    if (type instanceof RedshiftType.Bool) {
      return DataTypes.BooleanType;
    }
    if (type instanceof RedshiftType.Char
        || type instanceof RedshiftType.Varchar
        || type instanceof RedshiftType.Super
        || type instanceof RedshiftType.Time
        || type instanceof RedshiftType.TimeTz
        || type instanceof RedshiftType.IntervalYearToMonth
        || type instanceof RedshiftType.IntervalDayToSecond) {
      return DataTypes.StringType;
    }
    if (type instanceof RedshiftType.Varbyte
        || type instanceof RedshiftType.Geometry
        || type instanceof RedshiftType.Geography) {
      return DataTypes.BinaryType;
    }
    if (type instanceof RedshiftType.Date) {
      return DataTypes.DateType;
    }
    if (type instanceof RedshiftType.Timestamp) {
      return DataTypes.TimestampNTZType;
    }
    if (type instanceof RedshiftType.TimestampTz) {
      return DataTypes.TimestampType;
    }
    throw new IllegalStateException("no Spark type for " + type);
  }

  /** The Redshift type of a field that Spark made, texts and bytes at their greatest length. */
  public static RedshiftType redshiftTypeOf(StructField field) {
    DataType type = field.dataType();
    if (type instanceof ByteType || type instanceof ShortType) {
      return new RedshiftType.SmallInt();
    }
    if (type instanceof IntegerType) {
      return new RedshiftType.Int();
    }
    if (type instanceof LongType) {
      return new RedshiftType.BigInt();
    }
    if (type instanceof DecimalType decimal) {
      return new RedshiftType.Decimal(decimal.precision(), decimal.scale());
    }
    if (type instanceof FloatType) {
      return new RedshiftType.Real();
    }
    if (type instanceof DoubleType) {
      return new RedshiftType.DoublePrecision();
    }
    if (type instanceof BooleanType) {
      return new RedshiftType.Bool();
    }
    if (type instanceof StringType) {
      return new RedshiftType.Varchar(65535);
    }
    if (type instanceof YearMonthIntervalType) {
      return new RedshiftType.IntervalYearToMonth(IntervalField.YEAR, IntervalField.MONTH);
    }
    if (type instanceof DayTimeIntervalType) {
      return new RedshiftType.IntervalDayToSecond(
          IntervalField.DAY, IntervalField.SECOND, RedshiftType.MOST_FRACTION);
    }
    if (type instanceof BinaryType) {
      return new RedshiftType.Varbyte(RedshiftType.MOST_VARBYTE);
    }
    if (type instanceof DateType) {
      return new RedshiftType.Date();
    }
    if (type instanceof TimestampNTZType) {
      return new RedshiftType.Timestamp();
    }
    if (type instanceof TimestampType) {
      return new RedshiftType.TimestampTz();
    }
    throw TableErrors.unsupportedColumn(field.name(), type.sql());
  }
}
