package dev.slipher.spark.load.columnar;

import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.RowSink;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.s3.ColumnarErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads one columnar file in memory into rows of text; bytes become hexadecimal digits. */
final class ColumnarText implements RowSink {
  private final String[] row;

  private ColumnarText(int width) {
    row = new String[width];
  }

  /** The file, and what is read of it. */
  record Source(String url, byte[] bytes, Set<Object> open) implements SplitOpener {
    Source(String url, byte[] bytes) {
      this(url, bytes, ConcurrentHashMap.newKeySet());
    }

    Split whole() {
      return Split.of(url, bytes.length);
    }

    @Override
    public ByteArrayInputStream open(Split split) {
      int from = (int) Math.min(bytes.length, split.range().readFrom());
      Object stream = new Object();
      open.add(stream);
      return new ByteArrayInputStream(bytes, from, bytes.length - from) {
        @Override
        public void close() {
          open.remove(stream);
        }
      };
    }
  }

  static ScanOptions options(ColumnarLayout.Format format, boolean toJson, boolean fillRecord) {
    ConversionOptions defaults = ConversionOptions.DEFAULTS;
    ConversionOptions conversion =
        new ConversionOptions(
            defaults.nullAs(),
            false,
            false,
            false,
            fillRecord,
            false,
            false,
            false,
            false,
            -1,
            defaults.dateFormat(),
            defaults.timeFormat(),
            false);
    ColumnarErrors errors = new ColumnarErrors(new LoadIdentity(1, 2), "us-east-1");
    return ScanOptions.of(
        new ColumnarLayout(format, toJson, errors), conversion, Compression.NONE, 0, false);
  }

  /** The rows of some splits, as slice {@code reports.size()}, whose report is added. */
  static List<String> read(
      List<Split> splits,
      SplitOpener opener,
      ScanOptions options,
      List<TargetColumn> columns,
      List<SliceReport> reports)
      throws IOException {
    ColumnarText sink = new ColumnarText(columns.size());
    List<String> rows = new ArrayList<>();
    try (ColumnarScanner scanner =
        new ColumnarScanner(reports.size(), splits, opener, options, columns, sink)) {
      while (scanner.next()) {
        rows.add(String.join("|", sink.row));
      }
      reports.add(scanner.report());
    }
    return rows;
  }

  @Override
  public void setNull(int ordinal) {
    row[ordinal] = "null";
  }

  @Override
  public void setBoolean(int ordinal, boolean value) {
    row[ordinal] = Boolean.toString(value);
  }

  @Override
  public void setShort(int ordinal, short value) {
    row[ordinal] = Short.toString(value);
  }

  @Override
  public void setInt(int ordinal, int value) {
    row[ordinal] = Integer.toString(value);
  }

  @Override
  public void setLong(int ordinal, long value) {
    row[ordinal] = Long.toString(value);
  }

  @Override
  public void setFloat(int ordinal, float value) {
    row[ordinal] = Float.toString(value);
  }

  @Override
  public void setDouble(int ordinal, double value) {
    row[ordinal] = Double.toString(value);
  }

  @Override
  public void setDecimal(int ordinal, long unscaled, int precision, int scale) {
    row[ordinal] = BigDecimal.valueOf(unscaled, scale).toPlainString();
  }

  @Override
  public void setDecimal(int ordinal, BigInteger unscaled, int precision, int scale) {
    row[ordinal] = new BigDecimal(unscaled, scale).toPlainString();
  }

  @Override
  public void setBytes(int ordinal, byte[] bytes, int start, int end) {
    row[ordinal] = HexFormat.of().formatHex(bytes, start, end);
  }
}
