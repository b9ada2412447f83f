package dev.slipher.spark.load.columnar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.CutFiles;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.scan.FileCut;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.scan.Split;
import dev.slipher.spark.TestWarehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerial.snappy.SnappyFramedOutputStream;

/** Spark reads the same files row by row, with other code. */
@ExtendWith(TestWarehouse.Extension.class)
class ColumnarAgainstSparkTest {
  private static final int ROUNDS = 15;

  private final SparkSession session;
  @TempDir private Path folder;

  ColumnarAgainstSparkTest(TestWarehouse warehouse) {
    session = warehouse.session();
    Map.of(
            "spark.sql.parquet.enableVectorizedReader", "false",
            "spark.sql.orc.enableVectorizedReader", "false",
            "spark.sql.datetime.java8API.enabled", "true",
            "spark.sql.timestampType", "TIMESTAMP_LTZ",
            "spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED",
            "spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED")
        .forEach(session.conf()::set);
  }

  /** A file, and what Spark says is in it. */
  private record Written(byte[] bytes, List<Row> rows) {}

  private Written write(
      ColumnarLayout.Format format, StructType schema, List<Row> rows, Map<String, String> options)
      throws IOException {
    String name = format.name().toLowerCase(Locale.ROOT);
    Path out = folder.resolve(name);
    session
        .createDataFrame(rows, schema)
        .coalesce(1)
        .write()
        .format(name)
        .options(options)
        .mode("overwrite")
        .save(out.toString());
    Dataset<Row> read = session.read().format(name).schema(schema).load(out.toString());
    try (Stream<Path> files = Files.list(out)) {
      Path file =
          files.filter(p -> p.getFileName().toString().startsWith("part-")).findFirst().get();
      return new Written(Files.readAllBytes(file), read.collectAsList());
    }
  }

  private Map<String, String> writing(ColumnarLayout.Format format, Random random) {
    Map<String, String> options = new HashMap<>();
    if (format == ColumnarLayout.Format.PARQUET) {
      options.put("compression", pick(random, "none", "snappy", "gzip", "zstd", "lz4", "lz4raw"));
      options.put("parquet.enable.dictionary", pick(random, "true", "false"));
      options.put("parquet.writer.version", pick(random, "PARQUET_1_0", "PARQUET_2_0"));
      options.put("parquet.block.size", pick(random, "1000", "30000", "134217728"));
      options.put("parquet.page.size", pick(random, "100", "5000", "1048576"));
      session
          .conf()
          .set(
              "spark.sql.parquet.outputTimestampType",
              pick(random, "INT96", "TIMESTAMP_MICROS", "TIMESTAMP_MILLIS"));
      session.conf().set("spark.sql.parquet.writeLegacyFormat", pick(random, "true", "false"));
    } else {
      options.put("compression", pick(random, "none", "snappy", "zlib", "zstd", "lz4"));
      options.put("orc.dictionary.key.threshold", pick(random, "0", "1"));
      options.put("orc.stripe.size", pick(random, "10000", "67108864"));
      options.put("orc.row.index.stride", pick(random, "1000", "10000"));
      options.put("orc.compress.size", pick(random, "1000", "262144"));
    }
    return options;
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("columnar.formats, columnar.split-128mb, columnar.serializetojson: any file")
  void anyFile(ColumnarLayout.Format format) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(20261120 + round);
      boolean toJson = random.nextBoolean();
      List<RandomColumn> columns =
          IntStream.rangeClosed(0, random.nextInt(8))
              .mapToObj(i -> RandomColumn.of(random, toJson))
              .toList();
      boolean fills = random.nextInt(4) == 0;
      int stored = fills ? 1 + random.nextInt(columns.size()) : columns.size();
      StructType schema = new StructType();
      for (int i = 0; i < stored; i++) {
        schema = schema.add("c" + i, columns.get(i).type(), true);
      }
      int count = random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(9000);
      Map<String, String> how = writing(format, random);
      Written file =
          write(format, schema, RandomColumn.rows(columns.subList(0, stored), count, random), how);
      ExpectedText text = new ExpectedText(format == ColumnarLayout.Format.ORC);
      List<String> expected = file.rows().stream().map(row -> text.row(row, columns)).toList();
      assertEquals(count, expected.size());
      assertReads(
          expected,
          file.bytes(),
          columns,
          ColumnarText.options(format, toJson, fills),
          random,
          round + ": " + columns + " " + how);
    }
  }

  private static void assertReads(
      List<String> expected,
      byte[] bytes,
      List<RandomColumn> columns,
      ScanOptions options,
      Random random,
      String about)
      throws IOException {
    List<TargetColumn> targets =
        IntStream.range(0, columns.size())
            .mapToObj(i -> new TargetColumn("c" + i, columns.get(i).target(), true, i))
            .toList();
    ColumnarText.Source plain = new ColumnarText.Source("s3://b/f", bytes);
    for (int size : new int[] {bytes.length, bytes.length / 2, 1 + random.nextInt(bytes.length)}) {
      assertEquals(expected, ranges(plain, size, options, targets), about + " cut at " + size);
    }
    for (String codec : List.of(".gz", ".bz2", ".snappy")) {
      ColumnarText.Source packed =
          new ColumnarText.Source("s3://b/f" + codec, packed(codec, bytes));
      int size = 1 + random.nextInt(packed.bytes().length);
      assertEquals(expected, ranges(packed, size, options, targets), about + codec);
    }
  }

  /** Each range by a slice of its own. */
  private static List<String> ranges(
      ColumnarText.Source file, int size, ScanOptions options, List<TargetColumn> targets)
      throws IOException {
    int atMostSome = Math.max(size, file.bytes().length / 20 + 1);
    List<String> rows = new ArrayList<>();
    List<SliceReport> reports = new ArrayList<>();
    for (Split part : new FileCut(atMostSome + 1L, atMostSome).cut(file.whole())) {
      rows.addAll(ColumnarText.read(List.of(part), file, options, targets, reports));
    }
    CutFiles read = CutFiles.of(reports);
    assertEquals(Set.of(), read.misread());
    assertEquals(
        rows.size(),
        read.reports().stream()
            .flatMap(report -> report.files().stream())
            .mapToLong(FileReport::rows)
            .sum());
    assertEquals(Set.of(), file.open());
    return rows;
  }

  private static byte[] packed(String codec, byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (codec) {
          case ".gz" -> new GZIPOutputStream(packed);
          case ".bz2" -> new BZip2CompressorOutputStream(packed);
          default -> new SnappyFramedOutputStream(packed);
        }) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
