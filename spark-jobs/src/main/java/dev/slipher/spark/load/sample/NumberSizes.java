package dev.slipher.spark.load.sample;

import dev.slipher.catalog.table.Encoding;
import dev.slipher.formats.type.RedshiftType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;

/** Numbers, dates, times of day with a date and truth values, all of at most 64 bits. */
final class NumberSizes implements ColumnSizes {
  private static final int LONG_DIGITS = 18;
  private static final int MOST_WORDS = 256;
  private static final int LONGEST_RUN = 255;
  private static final int AZ64_GROUP = 64;
  private static final int AZ64_HEADER = 8;

  private final int ordinal;
  private final RedshiftType type;
  private final int width;
  private final ByteBuffer value = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
  private final PackedSize packed = new PackedSize();
  private final Set<Long> words = new HashSet<>();
  private long previous;
  private long rows;
  private int run;
  private long groupLeast;
  private long groupMost;
  private int inGroup;
  private long delta;
  private long delta32k;
  private long mostly8;
  private long mostly16;
  private long mostly32;
  private long runLength;
  private long byteDict;
  private long az64;

  NumberSizes(SampledColumn column) {
    ordinal = column.ordinal();
    type = column.type();
    width = width(type);
  }

  /** Bytes of a value, or 0 for types that are no such numbers. */
  static int width(RedshiftType type) {
    if (type instanceof RedshiftType.Bool) {
      return 1;
    }
    if (type instanceof RedshiftType.SmallInt) {
      return 2;
    }
    if (type instanceof RedshiftType.Int
        || type instanceof RedshiftType.Date
        || type instanceof RedshiftType.Real) {
      return 4;
    }
    boolean eight =
        type instanceof RedshiftType.BigInt
            || type instanceof RedshiftType.DoublePrecision
            || type instanceof RedshiftType.Timestamp
            || type instanceof RedshiftType.TimestampTz
            || (type instanceof RedshiftType.Decimal decimal && decimal.precision() <= LONG_DIGITS);
    return eight ? 8 : 0;
  }

  @Override
  public void add(InternalRow row) {
    long number = row.isNullAt(ordinal) ? 0 : number(row);
    long step = number - previous;
    boolean first = rows == 0;
    delta += first || step != (byte) step ? width + 1 : 1;
    delta32k += first || step != (short) step ? width + 2 : 2;
    mostly8 += number == (byte) number ? 1 : width;
    mostly16 += number == (short) number ? 2 : width;
    mostly32 += number == (int) number ? 4 : width;
    if (first || number != previous || run == LONGEST_RUN) {
      runLength += width + 1;
      run = 0;
    }
    run++;
    boolean known = words.contains(number) || (words.size() < MOST_WORDS && words.add(number));
    byteDict += known ? 1 : width + 1;
    group(number, first);
    value.putLong(0, number);
    packed.add(value.array(), 0, width);
    previous = number;
    rows++;
  }

  private long number(InternalRow row) {
    if (type instanceof RedshiftType.Decimal decimal) {
      return row.getDecimal(ordinal, decimal.precision(), decimal.scale()).toUnscaledLong();
    }
    if (type instanceof RedshiftType.Bool) {
      return row.getBoolean(ordinal) ? 1 : 0;
    }
    if (type instanceof RedshiftType.SmallInt) {
      return row.getShort(ordinal);
    }
    if (type instanceof RedshiftType.Real) {
      return Float.floatToIntBits(row.getFloat(ordinal));
    }
    if (type instanceof RedshiftType.DoublePrecision) {
      return Double.doubleToLongBits(row.getDouble(ordinal));
    }
    return width == 4 ? row.getInt(ordinal) : row.getLong(ordinal);
  }

  /** AZ64 packs small groups of values into as few bits as their range needs. */
  private void group(long number, boolean first) {
    if (first || inGroup == AZ64_GROUP) {
      closeGroup();
      groupLeast = number;
      groupMost = number;
    }
    groupLeast = Math.min(groupLeast, number);
    groupMost = Math.max(groupMost, number);
    inGroup++;
  }

  private void closeGroup() {
    if (inGroup > 0) {
      int bits = Long.SIZE - Long.numberOfLeadingZeros(groupMost - groupLeast);
      az64 += AZ64_HEADER + ((long) inGroup * bits + 7) / 8;
      inGroup = 0;
    }
  }

  @Override
  public Map<Encoding, Long> bytes() {
    closeGroup();
    Map<Encoding, Long> bytes = new EnumMap<>(Encoding.class);
    bytes.put(Encoding.RAW, rows * width);
    bytes.put(Encoding.DELTA, delta);
    bytes.put(Encoding.DELTA32K, delta32k);
    bytes.put(Encoding.MOSTLY8, mostly8);
    bytes.put(Encoding.MOSTLY16, mostly16);
    bytes.put(Encoding.MOSTLY32, mostly32);
    bytes.put(Encoding.RUNLENGTH, runLength);
    bytes.put(Encoding.BYTEDICT, byteDict + (long) words.size() * width);
    bytes.put(Encoding.AZ64, az64);
    bytes.put(Encoding.ZSTD, packed.bytes());
    bytes.keySet().removeIf(encoding -> !encoding.allows(type));
    return bytes;
  }
}
