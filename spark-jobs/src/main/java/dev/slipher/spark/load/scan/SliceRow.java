package dev.slipher.spark.load.scan;

import dev.slipher.formats.convert.RowSink;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The one row that a slice fills again and again: values go from the converters into primitive
 * arrays and from there to the writer, without boxing.
 *
 * <p>Ranges of text are borrowed from the reader's buffer, so whoever keeps a row must {@link
 * #copy}.
 */
final class SliceRow extends InternalRow implements RowSink {
  private static final long serialVersionUID = 1L;

  private final transient DataType[] types;
  private final boolean[] nulls;
  private final long[] numbers;
  private final transient Object[] objects;
  private final transient Decimal[] decimals;

  SliceRow(StructType schema) {
    int width = schema.length();
    types = new DataType[width];
    nulls = new boolean[width];
    numbers = new long[width];
    objects = new Object[width];
    decimals = new Decimal[width];
    for (int i = 0; i < width; i++) {
      types[i] = schema.apply(i).dataType();
      nulls[i] = true;
      if (types[i] instanceof DecimalType) {
        decimals[i] = new Decimal();
      }
    }
  }

  @Override
  public void setNull(int ordinal) {
    nulls[ordinal] = true;
  }

  @Override
  public void setBoolean(int ordinal, boolean value) {
    setLong(ordinal, value ? 1 : 0);
  }

  @Override
  public void setShort(int ordinal, short value) {
    setLong(ordinal, value);
  }

  @Override
  public void setInt(int ordinal, int value) {
    setLong(ordinal, value);
  }

  @Override
  public void setLong(int ordinal, long value) {
    nulls[ordinal] = false;
    numbers[ordinal] = value;
  }

  @Override
  public void setFloat(int ordinal, float value) {
    setLong(ordinal, Float.floatToRawIntBits(value));
  }

  @Override
  public void setDouble(int ordinal, double value) {
    setLong(ordinal, Double.doubleToRawLongBits(value));
  }

  @Override
  public void setDecimal(int ordinal, long unscaled, int precision, int scale) {
    nulls[ordinal] = false;
    decimals[ordinal].set(unscaled, precision, scale);
  }

  @Override
  public void setDecimal(int ordinal, BigInteger unscaled, int precision, int scale) {
    nulls[ordinal] = false;
    decimals[ordinal].set(
        scala.math.BigDecimal.javaBigDecimal2bigDecimal(new java.math.BigDecimal(unscaled, scale)),
        precision,
        scale);
  }

  @Override
  public void setBytes(int ordinal, byte[] bytes, int start, int end) {
    nulls[ordinal] = false;
    objects[ordinal] =
        types[ordinal] instanceof BinaryType
            ? Arrays.copyOfRange(bytes, start, end)
            : UTF8String.fromBytes(bytes, start, end - start);
  }

  @Override
  public int numFields() {
    return nulls.length;
  }

  @Override
  public void setNullAt(int ordinal) {
    nulls[ordinal] = true;
  }

  @Override
  public void update(int ordinal, Object value) {
    if (value == null) {
      setNull(ordinal);
      return;
    }
    nulls[ordinal] = false;
    if (value instanceof Decimal decimal) {
      decimals[ordinal] = decimal.clone();
    } else if (value instanceof Boolean flag) {
      setBoolean(ordinal, flag);
    } else if (value instanceof Float number) {
      setFloat(ordinal, number);
    } else if (value instanceof Double number) {
      setDouble(ordinal, number);
    } else if (value instanceof Number number) {
      setLong(ordinal, number.longValue());
    } else {
      objects[ordinal] = value;
    }
  }

  @Override
  public boolean isNullAt(int ordinal) {
    return nulls[ordinal];
  }

  @Override
  public boolean getBoolean(int ordinal) {
    return numbers[ordinal] != 0;
  }

  @Override
  public byte getByte(int ordinal) {
    return (byte) numbers[ordinal];
  }

  @Override
  public short getShort(int ordinal) {
    return (short) numbers[ordinal];
  }

  @Override
  public int getInt(int ordinal) {
    return (int) numbers[ordinal];
  }

  @Override
  public long getLong(int ordinal) {
    return numbers[ordinal];
  }

  @Override
  public float getFloat(int ordinal) {
    return Float.intBitsToFloat((int) numbers[ordinal]);
  }

  @Override
  public double getDouble(int ordinal) {
    return Double.longBitsToDouble(numbers[ordinal]);
  }

  @Override
  public Decimal getDecimal(int ordinal, int precision, int scale) {
    return decimals[ordinal];
  }

  @Override
  public UTF8String getUTF8String(int ordinal) {
    return (UTF8String) objects[ordinal];
  }

  @Override
  public byte[] getBinary(int ordinal) {
    return (byte[]) objects[ordinal];
  }

  @Override
  public CalendarInterval getInterval(int ordinal) {
    throw new IllegalStateException("no column type is an interval");
  }

  @Override
  public InternalRow getStruct(int ordinal, int numFields) {
    throw new IllegalStateException("no column type is a struct");
  }

  @Override
  public ArrayData getArray(int ordinal) {
    throw new IllegalStateException("no column type is an array");
  }

  @Override
  public MapData getMap(int ordinal) {
    throw new IllegalStateException("no column type is a map");
  }

  @Override
  public Object get(int ordinal, DataType dataType) {
    if (nulls[ordinal]) {
      return null;
    }
    DataType type = types[ordinal];
    if (type instanceof StringType || type instanceof BinaryType) {
      return objects[ordinal];
    }
    if (type instanceof DecimalType) {
      return decimals[ordinal];
    }
    if (type instanceof BooleanType) {
      return getBoolean(ordinal);
    }
    if (type instanceof ShortType) {
      return getShort(ordinal);
    }
    if (type instanceof IntegerType || type instanceof DateType) {
      return getInt(ordinal);
    }
    if (type instanceof FloatType) {
      return getFloat(ordinal);
    }
    if (type instanceof DoubleType) {
      return getDouble(ordinal);
    }
    return getLong(ordinal);
  }

  @Override
  public InternalRow copy() {
    Object[] values = new Object[nulls.length];
    for (int i = 0; i < values.length; i++) {
      Object value = get(i, types[i]);
      if (value instanceof UTF8String text) {
        value = text.copy();
      } else if (value instanceof Decimal decimal) {
        value = decimal.clone();
      }
      values[i] = value;
    }
    return new GenericInternalRow(values);
  }
}
