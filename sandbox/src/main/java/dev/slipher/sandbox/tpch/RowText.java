package dev.slipher.sandbox.tpch;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes rows as lines, without a {@code String} for every number: the library's own {@code toLine}
 * would take longer than all the rest.
 */
final class RowText<E extends TpchEntity> {
  private static final int BUFFER = 64 * 1024;

  /** No row is longer. */
  private static final int LONGEST_ROW = 1024;

  private final List<TpchColumn<E>> columns;
  private final TpchColumnType.Base[] types;
  private final boolean[] whole;
  private final byte delimiter;
  private final boolean quoting;
  private final OutputStream target;
  private final Map<Integer, byte[]> dates = new HashMap<>();
  private final byte[] buffer = new byte[BUFFER];
  private int end;

  RowText(List<TpchColumn<E>> columns, TextFormat format, OutputStream target) {
    this.columns = columns;
    this.types =
        columns.stream()
            .map(column -> column.getType().getBase())
            .toArray(TpchColumnType.Base[]::new);
    this.whole = new boolean[columns.size()];
    for (int i = 0; i < whole.length; i++) {
      // A decimal in the specification, but whole in every row, and written so by dbgen.
      whole[i] = columns.get(i).getColumnName().equals("l_quantity");
    }
    this.quoting = format == TextFormat.CSV;
    this.delimiter = (byte) (quoting ? ',' : '|');
    this.target = target;
  }

  void write(E row) throws IOException {
    if (end > BUFFER - LONGEST_ROW) {
      flush();
    }
    for (int i = 0; i < types.length; i++) {
      if (i > 0) {
        buffer[end++] = delimiter;
      }
      TpchColumn<E> column = columns.get(i);
      switch (types[i]) {
        case IDENTIFIER -> number(column.getIdentifier(row));
        case INTEGER -> number(column.getInteger(row));
        case DATE -> date(column.getDate(row));
        case DOUBLE -> {
          if (whole[i]) {
            number(Math.round(column.getDouble(row)));
          } else {
            cents(Math.round(column.getDouble(row) * 100));
          }
        }
        case VARCHAR -> text(column.getString(row));
      }
    }
    buffer[end++] = '\n';
  }

  /** Hands on what is still held back; the target stays open. */
  void flush() throws IOException {
    target.write(buffer, 0, end);
    end = 0;
  }

  private void number(long value) {
    if (value < 0) {
      buffer[end++] = '-';
    }
    long left = Math.abs(value);
    int digits = 1;
    for (long rest = left / 10; rest > 0; rest /= 10) {
      digits++;
    }
    for (int at = end + digits - 1; at >= end; at--) {
      buffer[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    end += digits;
  }

  private void cents(long value) {
    if (value < 0) {
      buffer[end++] = '-';
    }
    long left = Math.abs(value);
    number(left / 100);
    buffer[end++] = '.';
    buffer[end++] = (byte) ('0' + left % 100 / 10);
    buffer[end++] = (byte) ('0' + left % 10);
  }

  // getDate counts days since 1970-01-01; there are some 2,500 different ones.
  private void date(int day) {
    bytes(
        dates.computeIfAbsent(
            day, it -> LocalDate.ofEpochDay(it).toString().getBytes(StandardCharsets.US_ASCII)));
  }

  // All text of TPC-H is ASCII.
  private void text(String value) {
    boolean quoted = quoting && (value.indexOf(',') >= 0 || value.indexOf('"') >= 0);
    if (quoted) {
      buffer[end++] = '"';
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quoted && c == '"') {
        buffer[end++] = '"';
      }
      buffer[end++] = (byte) c;
    }
    if (quoted) {
      buffer[end++] = '"';
    }
  }

  private void bytes(byte[] value) {
    System.arraycopy(value, 0, buffer, end, value.length);
    end += value.length;
  }
}
