package dev.slipher.spark.load.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The row that a slice fills again and again. */
class SliceRowTest {
  private static final DataType SHORT_DECIMAL = DataTypes.createDecimalType(18, 4);
  private static final DataType LONG_DECIMAL = DataTypes.createDecimalType(38, 10);
  private static final DataType[] TYPES = {
    DataTypes.BooleanType,
    DataTypes.ShortType,
    DataTypes.IntegerType,
    DataTypes.LongType,
    DataTypes.FloatType,
    DataTypes.DoubleType,
    SHORT_DECIMAL,
    LONG_DECIMAL,
    DataTypes.StringType,
    DataTypes.DateType,
    DataTypes.TimestampType,
    DataTypes.TimestampNTZType,
    DataTypes.BinaryType
  };
  private static final BigInteger DIGITS = new BigInteger("9".repeat(38)).negate();

  private final SliceRow row = new SliceRow(schema());

  private static StructType schema() {
    StructType schema = new StructType();
    for (int i = 0; i < TYPES.length; i++) {
      schema = schema.add("c" + i, TYPES[i]);
    }
    return schema;
  }

  private static final byte[] BYTES = {0, 1, 2, 3};
  private static final byte[] BUFFER = "before|text é|after".getBytes(StandardCharsets.UTF_8);

  private void fill() {
    row.setBoolean(0, true);
    row.setShort(1, Short.MIN_VALUE);
    row.setInt(2, Integer.MIN_VALUE);
    row.setLong(3, Long.MIN_VALUE);
    row.setFloat(4, -0.1f);
    row.setDouble(5, Double.MIN_VALUE);
    row.setDecimal(6, -123_456_789_012_345_678L, 18, 4);
    row.setDecimal(7, DIGITS, 38, 10);
    row.setBytes(8, BUFFER, 7, 14);
    row.setInt(9, -200_000);
    row.setLong(10, -1L);
    row.setLong(11, 1_700_000_000_123_456L);
    row.setBytes(12, BYTES, 1, 3);
  }

  private static void assertFilled(InternalRow row) {
    assertEquals(true, row.get(0, TYPES[0]));
    assertEquals(Short.MIN_VALUE, row.get(1, TYPES[1]));
    assertEquals(Integer.MIN_VALUE, row.get(2, TYPES[2]));
    assertEquals(Long.MIN_VALUE, row.get(3, TYPES[3]));
    assertEquals(-0.1f, row.get(4, TYPES[4]));
    assertEquals(Double.MIN_VALUE, row.get(5, TYPES[5]));
    assertEquals(
        new BigDecimal("-12345678901234.5678"), row.getDecimal(6, 18, 4).toJavaBigDecimal());
    assertEquals(new BigDecimal(DIGITS, 10), row.getDecimal(7, 38, 10).toJavaBigDecimal());
    assertEquals(UTF8String.fromString("text é"), row.getUTF8String(8));
    assertEquals(-200_000, row.get(9, TYPES[9]));
    assertEquals(-1L, row.get(10, TYPES[10]));
    assertEquals(1_700_000_000_123_456L, row.get(11, TYPES[11]));
    assertArrayEquals(new byte[] {1, 2}, row.getBinary(12));
  }

  @Test
  @DisplayName("every type comes out as it went in, by its own getter and by get")
  void values() {
    fill();
    assertFilled(row);
    assertTrue(row.getBoolean(0));
    assertEquals(Short.MIN_VALUE, row.getShort(1));
    assertEquals(Integer.MIN_VALUE, row.getInt(2));
    assertEquals(Long.MIN_VALUE, row.getLong(3));
    assertEquals(-0.1f, row.getFloat(4));
    assertEquals(Double.MIN_VALUE, row.getDouble(5));
    assertEquals(TYPES.length, row.numFields());
  }

  @Test
  @DisplayName("a copy keeps its values when the row and its buffer are filled anew")
  void copies() {
    byte[] kept = BUFFER.clone();
    fill();
    InternalRow copy = row.copy();
    row.setBoolean(0, false);
    row.setLong(3, 3);
    row.setDecimal(6, 1, 18, 4);
    row.setDecimal(7, BigInteger.ONE, 38, 10);
    row.setNull(9);
    java.util.Arrays.fill(BUFFER, (byte) 'x');
    try {
      assertFilled(copy);
      assertEquals(UTF8String.fromString("xxxxxxx"), row.getUTF8String(8));
    } finally {
      System.arraycopy(kept, 0, BUFFER, 0, kept.length);
    }
  }

  @Test
  @DisplayName("a new row is all NULL, and NULL goes when a value comes")
  void nulls() {
    for (int i = 0; i < TYPES.length; i++) {
      assertTrue(row.isNullAt(i));
      assertNull(row.get(i, TYPES[i]));
      assertTrue(row.copy().isNullAt(i));
    }
    fill();
    assertFilled(row);
    row.setNullAt(7);
    row.update(8, null);
    assertTrue(row.isNullAt(7));
    assertTrue(row.isNullAt(8));
    fill();
    assertFilled(row);
  }

  @Test
  @DisplayName("constants of every type can be set as Spark holds them")
  void constants() {
    Decimal decimal = Decimal.apply(new BigDecimal(DIGITS, 10), 38, 10);
    Object[] values = {
      true,
      Short.MIN_VALUE,
      Integer.MIN_VALUE,
      Long.MIN_VALUE,
      -0.1f,
      Double.MIN_VALUE,
      Decimal.apply(new BigDecimal("-12345678901234.5678"), 18, 4),
      decimal,
      UTF8String.fromString("text é"),
      -200_000,
      -1L,
      1_700_000_000_123_456L,
      new byte[] {1, 2}
    };
    for (int i = 0; i < values.length; i++) {
      row.update(i, values[i]);
    }
    assertFilled(row);
    row.setDecimal(7, BigInteger.ONE, 38, 10);
    assertEquals(new BigDecimal(DIGITS, 10), decimal.toJavaBigDecimal(), "the constant is ours");
  }
}
