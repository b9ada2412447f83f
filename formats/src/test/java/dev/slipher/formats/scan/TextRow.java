package dev.slipher.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.formats.convert.RowSink;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Keeps a row as text, a value behind the other. */
final class TextRow implements RowSink {
  private final String[] values;

  TextRow(int width) {
    values = new String[width];
  }

  @Override
  public String toString() {
    return String.join("|", Arrays.stream(values).map(String::valueOf).toList());
  }

  @Override
  public void setNull(int ordinal) {
    values[ordinal] = null;
  }

  @Override
  public void setBoolean(int ordinal, boolean value) {
    values[ordinal] = Boolean.toString(value);
  }

  @Override
  public void setShort(int ordinal, short value) {
    values[ordinal] = Short.toString(value);
  }

  @Override
  public void setInt(int ordinal, int value) {
    values[ordinal] = Integer.toString(value);
  }

  @Override
  public void setLong(int ordinal, long value) {
    values[ordinal] = Long.toString(value);
  }

  @Override
  public void setFloat(int ordinal, float value) {
    values[ordinal] = Float.toString(value);
  }

  @Override
  public void setDouble(int ordinal, double value) {
    values[ordinal] = Double.toString(value);
  }

  @Override
  public void setDecimal(int ordinal, long unscaled, int precision, int scale) {
    values[ordinal] = BigDecimal.valueOf(unscaled, scale).toPlainString();
  }

  @Override
  public void setDecimal(int ordinal, BigInteger unscaled, int precision, int scale) {
    values[ordinal] = new BigDecimal(unscaled, scale).toPlainString();
  }

  @Override
  public void setBytes(int ordinal, byte[] bytes, int start, int end) {
    values[ordinal] = new String(bytes, start, end - start, UTF_8);
  }
}
