package dev.slipher.formats.convert;

import java.math.BigInteger;

/**
 * Takes the values of one row, by ordinal of the target row.
 *
 * <p>Byte ranges are lent: they stay valid until the next record is read, so a sink that keeps rows
 * longer copies them.
 */
public interface RowSink {
  void setNull(int ordinal);

  void setBoolean(int ordinal, boolean value);

  void setShort(int ordinal, short value);

  /** An INTEGER, or a DATE as days since 1970-01-01. */
  void setInt(int ordinal, int value);

  /** A BIGINT, or a TIMESTAMP or TIMESTAMPTZ as microseconds since 1970-01-01. */
  void setLong(int ordinal, long value);

  void setFloat(int ordinal, float value);

  void setDouble(int ordinal, double value);

  /** A DECIMAL of at most 18 digits as its unscaled value. */
  void setDecimal(int ordinal, long unscaled, int precision, int scale);

  /** A DECIMAL of more than 18 digits as its unscaled value. */
  void setDecimal(int ordinal, BigInteger unscaled, int precision, int scale);

  /**
   * CHAR, VARCHAR, SUPER, TIME, TIMETZ or INTERVAL as UTF-8 text; VARBYTE, GEOMETRY or GEOGRAPHY as
   * the bytes themselves.
   */
  void setBytes(int ordinal, byte[] bytes, int start, int end);
}
