package dev.slipher.spark.load.columnar;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.RowSink;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.CutFiles;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.scan.FileCut;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.s3.ColumnarErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TestWarehouse.Extension.class)
class ColumnarScannerTest {
  private static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("id", new RedshiftType.BigInt(), true, 0),
          new TargetColumn("words", new RedshiftType.Varchar(100), true, 1));

  private final TestWarehouse warehouse;
  @TempDir private Path folder;

  ColumnarScannerTest(TestWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  private byte[] file(ColumnarLayout.Format format, String query) throws IOException {
    Path out = folder.resolve(format.name());
    warehouse
        .session()
        .sql(query)
        .coalesce(1)
        .write()
        .format(format.name().toLowerCase(Locale.ROOT))
        .option("parquet.block.size", 100_000)
        .option("orc.stripe.size", 100_000)
        .mode("overwrite")
        .save(out.toString());
    try (Stream<Path> files = Files.list(out)) {
      return Files.readAllBytes(
          files.filter(p -> p.getFileName().toString().startsWith("part-")).findFirst().get());
    }
  }

  private static SplitOpener opener(byte[] bytes, List<String> open) {
    return split -> {
      open.add(split.file());
      int from = (int) split.range().readFrom();
      return new ByteArrayInputStream(bytes, from, bytes.length - from) {
        @Override
        public void close() {
          open.remove(split.file());
        }
      };
    };
  }

  /** Adds the text of each value to a row. */
  private static RowSink sink(Object[] row) {
    InvocationHandler handler =
        (proxy, method, values) -> {
          row[(Integer) values[0]] =
              switch (method.getName()) {
                case "setNull" -> null;
                case "setBytes" ->
                    new String(
                        (byte[]) values[1],
                        (Integer) values[2],
                        (Integer) values[3] - (Integer) values[2],
                        java.nio.charset.StandardCharsets.UTF_8);
                default -> values[1];
              };
          return null;
        };
    return (RowSink)
        Proxy.newProxyInstance(
            RowSink.class.getClassLoader(), new Class<?>[] {RowSink.class}, handler);
  }

  private static ScanOptions options(ColumnarLayout.Format format) {
    return ScanOptions.of(
        new ColumnarLayout(format, false, new ColumnarErrors(new LoadIdentity(1, 2), "us-east-1")),
        ConversionOptions.DEFAULTS,
        Compression.NONE,
        0,
        false);
  }

  private static List<String> read(
      List<Split> splits,
      int slice,
      SplitOpener opener,
      ColumnarLayout.Format format,
      List<SliceReport> reports)
      throws IOException {
    Object[] row = new Object[COLUMNS.size()];
    List<String> rows = new ArrayList<>();
    try (ColumnarScanner scanner =
        new ColumnarScanner(slice, splits, opener, options(format), COLUMNS, sink(row))) {
      while (scanner.next()) {
        rows.add(row[0] + "|" + row[1]);
      }
      reports.add(scanner.report());
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("columnar.split-128mb: ranges of a file give each row once, in order")
  void ranges(ColumnarLayout.Format format) throws IOException {
    byte[] bytes =
        file(
            format,
            "select id, if(id % 7 = 0, null, concat('w', hash(id), '-', hash(id + 1)))"
                + " from range(0, 40000, 1, 1)");
    List<String> open = new ArrayList<>();
    SplitOpener opener = opener(bytes, open);
    Split whole = Split.of("s3://b/f", bytes.length);
    List<SliceReport> once = new ArrayList<>();
    List<String> expected = read(List.of(whole), 0, opener, format, once);
    assertEquals(40000, expected.size());
    assertTrue(expected.get(0).equals("0|null") && expected.get(1).startsWith("1|w"));
    for (int size : new int[] {bytes.length / 2 + 1, bytes.length / 5, 4096}) {
      List<Split> parts = new FileCut(size + 1, size).cut(whole);
      List<SliceReport> reports = new ArrayList<>();
      List<String> rows = new ArrayList<>();
      for (Split part : parts) {
        rows.addAll(read(List.of(part), reports.size(), opener, format, reports));
      }
      assertEquals(expected, rows);
      CutFiles read = CutFiles.of(reports);
      assertEquals(Set.of(), read.misread());
      assertEquals(
          40000,
          read.reports().stream()
              .flatMap(report -> report.files().stream())
              .mapToLong(FileReport::rows)
              .sum());
    }
    assertEquals(List.of(), open);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("columnar.formats: each type goes into its column")
  void types(ColumnarLayout.Format format) throws IOException {
    List<RedshiftType> types =
        List.of(
            new RedshiftType.SmallInt(),
            new RedshiftType.Int(),
            new RedshiftType.BigInt(),
            new RedshiftType.Decimal(8, 2),
            new RedshiftType.Decimal(38, 10),
            new RedshiftType.Real(),
            new RedshiftType.DoublePrecision(),
            new RedshiftType.Bool(),
            new RedshiftType.Date(),
            new RedshiftType.Timestamp(),
            new RedshiftType.Char(5),
            new RedshiftType.Varchar(20));
    List<TargetColumn> columns = new ArrayList<>();
    for (RedshiftType type : types) {
      columns.add(new TargetColumn("c" + columns.size(), type, true, columns.size()));
    }
    byte[] bytes =
        file(
            format,
            "select 1S, 2, 3L, cast(4.5 as decimal(6, 2)), cast(-0.5 as decimal(38, 10)), 1.5f,"
                + " 2.5d, true, date'1582-10-15', timestamp_ntz'1900-01-01 00:00:00.25', 'abc',"
                + " 'gr\u00f6\u00dfe'");
    Object[] row = new Object[types.size()];
    try (ColumnarScanner scanner =
        new ColumnarScanner(
            0,
            List.of(Split.of("s3://b/f", bytes.length)),
            opener(bytes, new ArrayList<>()),
            options(format),
            columns,
            sink(row))) {
      assertTrue(scanner.next());
      assertEquals(
          List.of(
              (short) 1,
              2,
              3L,
              450L,
              new java.math.BigInteger("-5000000000"),
              1.5f,
              2.5d,
              true,
              (int) java.time.LocalDate.of(1582, 10, 15).toEpochDay(),
              java.time.LocalDateTime.of(1900, 1, 1, 0, 0).toEpochSecond(java.time.ZoneOffset.UTC)
                      * 1_000_000
                  + 250_000,
              "abc",
              "gr\u00f6\u00dfe"),
          List.of(row));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("columnar.error-reporting: a value goes into columns of its own type alone")
  void mismatches(ColumnarLayout.Format format) throws IOException {
    Map<String, Set<String>> fitting =
        Map.ofEntries(
            entry("1", Set.of("SmallInt", "Int")),
            entry("1L", Set.of("BigInt")),
            entry("1.5f", Set.of("Real")),
            entry("1.5d", Set.of("DoublePrecision")),
            entry("1.25", Set.of("Decimal")),
            entry("true", Set.of("Bool")),
            entry("date'2020-01-02'", Set.of("Date")),
            entry("timestamp'2020-01-02 03:04:05'", Set.of("Timestamp", "TimestampTz")),
            entry("'abc'", Set.of("Char", "Varchar")),
            entry("array(1)", Set.of()));
    List<RedshiftType> types =
        List.of(
            new RedshiftType.SmallInt(),
            new RedshiftType.Int(),
            new RedshiftType.BigInt(),
            new RedshiftType.Decimal(8, 2),
            new RedshiftType.Real(),
            new RedshiftType.DoublePrecision(),
            new RedshiftType.Bool(),
            new RedshiftType.Date(),
            new RedshiftType.Time(),
            new RedshiftType.Timestamp(),
            new RedshiftType.TimestampTz(),
            new RedshiftType.Char(5),
            new RedshiftType.Varchar(20),
            new RedshiftType.Super());
    for (Map.Entry<String, Set<String>> value : fitting.entrySet()) {
      byte[] bytes = file(format, "select " + value.getKey() + " as c");
      Set<String> fit = new HashSet<>();
      for (RedshiftType type : types) {
        try (ColumnarScanner scanner = one(format, bytes, type)) {
          assertTrue(scanner.next());
          fit.add(type.getClass().getSimpleName());
        } catch (SqlError error) {
          String detail = error.detail().orElseThrow();
          assertTrue(detail.contains("has an incompatible"), detail);
        }
      }
      assertEquals(value.getValue(), fit, value.getKey());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a number of 32 bits beyond SMALLINT fails the load, and none is cut")
  void beyondSmallInt(ColumnarLayout.Format format) throws IOException {
    for (String value : List.of("32768", "-32769", "98304")) {
      byte[] bytes = file(format, "select " + value + " as c");
      try (ColumnarScanner scanner = one(format, bytes, new RedshiftType.SmallInt())) {
        SqlError error = assertThrows(SqlError.class, scanner::next);
        String detail = error.detail().orElseThrow();
        assertTrue(detail.contains("Value " + value + " out of range for SMALLINT"), detail);
      }
    }
    for (String value : List.of("32767", "-32768")) {
      byte[] bytes = file(format, "select " + value + " as c");
      try (ColumnarScanner scanner = one(format, bytes, new RedshiftType.SmallInt())) {
        assertTrue(scanner.next());
      }
    }
  }

  private static ColumnarScanner one(
      ColumnarLayout.Format format, byte[] bytes, RedshiftType type) {
    return new ColumnarScanner(
        0,
        List.of(Split.of("s3://b/f", bytes.length)),
        opener(bytes, new ArrayList<>()),
        options(format),
        List.of(new TargetColumn("c", type, true, 0)),
        sink(new Object[1]));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a source that fails is told as it is")
  void failingSource(ColumnarLayout.Format format) throws IOException {
    byte[] good = file(format, "select id, 'w' from range(0, 3000, 1, 1)");
    SqlError gone = SqlError.of(dev.slipher.dialect.SqlState.INTERNAL_ERROR, "gone");
    SplitOpener failing =
        split ->
            new InputStream() {
              @Override
              public int read() {
                throw gone;
              }
            };
    assertEquals(
        gone,
        assertThrows(
            SqlError.class,
            () ->
                read(
                    List.of(Split.of("s3://b/f", good.length)),
                    0,
                    failing,
                    format,
                    new ArrayList<>())));
  }
}
