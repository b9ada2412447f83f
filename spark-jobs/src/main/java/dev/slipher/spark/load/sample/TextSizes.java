package dev.slipher.spark.load.sample;

import dev.slipher.catalog.table.Encoding;
import dev.slipher.formats.type.RedshiftType;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** CHAR, kept with its blanks, and VARCHAR, kept with its length. */
final class TextSizes implements ColumnSizes {
  private static final int LENGTH = 4;
  private static final int MOST_WORDS = 256;
  private static final int LONGEST_RUN = 255;

  private final SampledColumn column;
  private final int fixed;
  private final PackedSize packed = new PackedSize();
  private final Set<UTF8String> words = new HashSet<>();
  private UTF8String previous;
  private int run;
  private long raw;
  private long runLength;
  private long byteDict;
  private long dictionary;

  TextSizes(SampledColumn column) {
    this.column = column;
    fixed = column.type() instanceof RedshiftType.Char type ? type.length() : 0;
  }

  @Override
  public void add(InternalRow row) {
    UTF8String text =
        row.isNullAt(column.ordinal())
            ? UTF8String.EMPTY_UTF8
            : row.getUTF8String(column.ordinal());
    int size = fixed > 0 ? fixed : text.numBytes() + LENGTH;
    raw += size;
    if (!text.equals(previous) || run == LONGEST_RUN) {
      runLength += size + 1;
      run = 0;
      previous = text.copy();
    }
    run++;
    if (words.contains(text)) {
      byteDict++;
    } else if (words.size() < MOST_WORDS) {
      words.add(text.copy());
      dictionary += size;
      byteDict++;
    } else {
      byteDict += size + 1;
    }
    byte[] bytes = text.getBytes();
    packed.add(bytes, 0, bytes.length);
  }

  @Override
  public Map<Encoding, Long> bytes() {
    Map<Encoding, Long> bytes = new EnumMap<>(Encoding.class);
    bytes.put(Encoding.RAW, raw);
    bytes.put(Encoding.RUNLENGTH, runLength);
    bytes.put(Encoding.BYTEDICT, byteDict + dictionary);
    bytes.put(Encoding.ZSTD, packed.bytes());
    bytes.keySet().removeIf(encoding -> !encoding.allows(column.type()));
    return bytes;
  }
}
