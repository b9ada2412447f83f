package dev.slipher.spark.load.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.internals.Datasets;
import dev.slipher.spark.internals.ParquetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Statistics out of footers beside those that Delta itself computes of the same rows. */
@ExtendWith(TestWarehouse.Extension.class)
class FileStatisticsTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final SparkSession session;
  @TempDir private Path folder;

  FileStatisticsTest(TestWarehouse warehouse) {
    session = warehouse.session();
  }

  private static String wide() {
    StringBuilder columns = new StringBuilder();
    for (int precision : new int[] {1, 9, 10, 18, 19, 28, 38}) {
      int scale = precision / 3;
      String digits = "9".repeat(precision - scale) + (scale == 0 ? "" : "." + "9".repeat(scale));
      columns.append(
          ", cast(case id when 0 then '-%s' when 1 then '%s' when 2 then '0' end as decimal(%d,%d)) d%d"
              .formatted(digits, digits, precision, scale, precision));
    }
    return columns.toString();
  }

  /** The statistics of our file and of Delta's, of the same rows. */
  private JsonNode[] both(String select) throws IOException {
    Dataset<Row> rows = session.sql(select).coalesce(1);
    return new JsonNode[] {JSON.readTree(ours(rows)), JSON.readTree(deltas(rows))};
  }

  private String ours(Dataset<Row> rows) throws IOException {
    return write(rows).statistics();
  }

  private WrittenFile write(Dataset<Row> rows) {
    StructType schema = rows.schema().asNullable();
    LoadFiles files = new LoadFiles(folder.toUri().toString(), "mark");
    List<WrittenFile> written =
        SliceWriteJob.run(
            Datasets.internalRows(rows), ParquetFiles.prepare(session, schema), files);
    assertEquals(1, written.size());
    assertEquals(rows.count(), written.get(0).rows());
    return written.get(0);
  }

  private String deltas(Dataset<Row> rows) throws IOException {
    Path table = folder.resolve("delta");
    session.conf().set("spark.databricks.delta.stats.collect", "true");
    session.conf().set("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
    rows.write()
        .format("delta")
        .option("delta.feature.timestampNtz", "supported")
        .mode("overwrite")
        .save(table.toString());
    try (Stream<Path> logs = Files.list(table.resolve("_delta_log"))) {
      Path last =
          logs.filter(log -> log.toString().endsWith(".json"))
              .sorted()
              .reduce((a, b) -> b)
              .orElseThrow();
      for (String line : Files.readAllLines(last)) {
        JsonNode add = JSON.readTree(line).get("add");
        if (add != null) {
          return add.get("stats").asText();
        }
      }
    }
    throw new AssertionError("no file was added");
  }

  @Test
  @DisplayName(
      "numbers, decimals of every width, short texts, dates and nulls: the same as Delta's")
  void sameAsDelta() throws IOException {
    JsonNode[] both =
        both(
            "select cast(id as smallint) s, cast(id * 7 - 3 as int) i, id * 10000000000 l,"
                + " cast(id as float) + cast(0.5 as float) f, id / 3D g, id = 1 b,"
                + " case when id = 2 then null else concat('text ', id, 'é😀') end t,"
                + " '' as empty, cast(null as int) nothing, cast(null as string) no_text,"
                + " case when id > 0 then date'2024-02-29' + cast(id as int) end d"
                + wide()
                + " from range(4)");
    for (String part : List.of("minValues", "maxValues", "nullCount")) {
      assertSame(both[1].get(part), both[0].get(part), part);
    }
    assertEquals(both[1].get("numRecords").asLong(), both[0].get("numRecords").asLong());
  }

  /** Numbers by value, all else by text; a column must be in both or in none. */
  private static void assertSame(JsonNode expected, JsonNode actual, String part) {
    expected
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode value = actual.get(field.getKey());
              String what = part + "." + field.getKey();
              if (field.getValue().isNumber()) {
                assertEquals(
                    0, field.getValue().decimalValue().compareTo(value.decimalValue()), what);
              } else {
                assertEquals(field.getValue(), value, what);
              }
            });
    assertEquals(expected.size(), actual.size(), part + ": " + actual);
  }

  @Test
  @DisplayName("timestamps: Delta's milliseconds, the upper bound rounded up")
  void timestamps() throws IOException {
    JsonNode[] both =
        both(
            "select timestamp_ntz'2024-01-01 00:00:00.123456' + make_dt_interval(id) n,"
                + " timestamp'2024-01-01 00:00:00.123456Z' + make_dt_interval(id) z from range(2)");
    assertEquals("2024-01-01T00:00:00.123", both[0].get("minValues").get("n").asText());
    assertEquals("2024-01-02T00:00:00.124", both[0].get("maxValues").get("n").asText());
    assertEquals("2024-01-01T00:00:00.123Z", both[0].get("minValues").get("z").asText());
    assertEquals("2024-01-02T00:00:00.124Z", both[0].get("maxValues").get("z").asText());
    assertEquals(both[1].get("minValues"), both[0].get("minValues"));
    assertEquals(both[1].get("nullCount"), both[0].get("nullCount"));
  }

  @Test
  @DisplayName("dates and timestamps before 1582 and before 1: as they are, or without a bound")
  void ancient() throws IOException {
    JsonNode[] both =
        both(
            "select case id when 0 then date'0001-01-01' else date'1582-10-10' end d,"
                + " case id when 0 then timestamp_ntz'0001-01-01 00:00:00' else"
                + " timestamp_ntz'1500-02-28 23:59:59.000001' end n,"
                + " date_sub(date'0001-01-01', 1000 * cast(id as int)) bc from range(2)");
    assertEquals("0001-01-01", both[0].get("minValues").get("d").asText());
    assertEquals("1582-10-10", both[0].get("maxValues").get("d").asText());
    assertEquals("0001-01-01T00:00:00.000", both[0].get("minValues").get("n").asText());
    assertEquals("1500-02-28T23:59:59.001", both[0].get("maxValues").get("n").asText());
    assertFalse(both[0].get("minValues").has("bc"));
    assertEquals("0001-01-01", both[0].get("maxValues").get("bc").asText());
  }

  @Test
  @DisplayName("long texts: 32 characters below, above every text of that prefix on top")
  void longTexts() throws IOException {
    String at32 = "é".repeat(32);
    JsonNode[] both =
        both(
            "select case id when 0 then '"
                + at32
                + "zzz' else '"
                + at32
                + "a' end t, '"
                + at32
                + "' exact, concat('"
                + at32
                + "', decode(X'F48FBFBF', 'utf-8'), 'x') top"
                + " from range(2)");
    assertEquals(at32, both[0].get("minValues").get("t").asText());
    assertEquals(at32, both[0].get("minValues").get("exact").asText());
    assertEquals(at32, both[0].get("maxValues").get("exact").asText());
    assertEquals(both[1].get("minValues"), both[0].get("minValues"));
    String most = both[0].get("maxValues").get("t").asText();
    assertTrue(most.compareTo(at32 + "zzz") > 0);
    JsonNode top = both[0].get("maxValues").get("top");
    assertTrue(
        top == null || top.asText().compareTo(at32 + Character.toString(0x10FFFF) + "x") >= 0,
        "a bound below its value: " + top);
  }

  @Test
  @DisplayName("NaN and infinity have no bound that Delta could read")
  void notNumbers() throws IOException {
    JsonNode[] both =
        both(
            "select case id when 0 then double('NaN') when 1 then 1D else 5D end g,"
                + " case id when 0 then float('Infinity') else float(id) end f from range(3)");
    assertFalse(both[0].get("maxValues").has("g"));
    assertFalse(both[0].get("minValues").has("g"));
    assertFalse(both[0].get("maxValues").has("f"));
    assertEquals(1, both[0].get("minValues").get("f").asInt());
  }

  @Test
  @DisplayName("a row group whose bounds the footer lacks leaves the whole column unbounded")
  void rowGroups() throws IOException {
    session.conf().set("parquet.block.size", "4096");
    session.conf().set("parquet.page.size", "1024");
    session.conf().set("parquet.page.size.row.check.min", "1");
    session.conf().set("parquet.block.size.row.check.min", "1");
    session.conf().set("parquet.block.size.row.check.max", "10");
    try {
      // Footers carry no bounds of texts beyond 4 KiB, and none where there was a NaN.
      WrittenFile written =
          write(
              session.sql(
                  "select id i, concat(id, uuid()) filler,"
                      + " case when id < 500 then 'm' else repeat('z', 5000) end t,"
                      + " case when id < 500 then 1D else case when id % 2 = 0 then double('NaN')"
                      + " else 9D end end g from range(0, 1000, 1, 1)"));
      JsonNode json = JSON.readTree(written.statistics());
      assertEquals(1000, json.get("numRecords").asLong());
      assertEquals(0, json.get("minValues").get("i").asLong());
      assertEquals(999, json.get("maxValues").get("i").asLong());
      assertFalse(json.get("maxValues").has("t"), json.toString());
      assertFalse(json.get("maxValues").has("g"), json.toString());
    } finally {
      for (String name :
          List.of(
              "parquet.block.size",
              "parquet.page.size",
              "parquet.page.size.row.check.min",
              "parquet.block.size.row.check.min",
              "parquet.block.size.row.check.max")) {
        session.conf().unset(name);
      }
    }
  }

  @Test
  @DisplayName("no more than Delta's 32 leading columns")
  void manyColumns() throws IOException {
    StringBuilder columns = new StringBuilder("id c0");
    for (int i = 1; i < 40; i++) {
      columns.append(", id c").append(i);
    }
    JsonNode[] both = both("select " + columns + " from range(3)");
    assertEquals(both[1], both[0]);
    assertEquals(32, both[0].get("nullCount").size());
  }
}
