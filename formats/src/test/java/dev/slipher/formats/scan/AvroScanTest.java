package dev.slipher.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.formats.avro.AvroFile;
import dev.slipher.formats.avro.AvroLayout;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.json.JsonPath;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.Reject.FieldValue;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.type.RedshiftType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Avro all the way: from the files of a slice to typed rows and the report of the others. */
class AvroScanTest {
  private static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("id", new RedshiftType.Int(), false, 0),
          new TargetColumn("name", new RedshiftType.Varchar(10), true, 1),
          new TargetColumn("price", new RedshiftType.Decimal(8, 2), true, 2));
  private static final String FIELDS =
      "\"id\":[\"long\",\"string\",\"null\"];\"name\":[\"null\",\"string\"];"
          + "\"price\":[\"null\",\"string\",\"double\"]";
  private static final ScanOptions AVRO = options(ConversionOptions.DEFAULTS);

  private final List<String> rows = new ArrayList<>();

  private static ScanOptions options(ConversionOptions conversion) {
    return ScanOptions.of(
        new AvroLayout(new JsonLayout.ByName(false)), conversion, Compression.NONE, 0, false);
  }

  private static ConversionOptions conversion(
      boolean emptyAsNull, boolean round, String dateFormat, String timeFormat) {
    return new ConversionOptions(
        ConversionOptions.DEFAULTS.nullAs(),
        false,
        emptyAsNull,
        false,
        false,
        false,
        false,
        round,
        false,
        -1,
        dateFormat,
        timeFormat,
        false);
  }

  private SliceReport scan(
      MemoryFiles files, List<Split> splits, ScanOptions options, List<TargetColumn> columns)
      throws IOException {
    TextRow row = new TextRow(columns.size());
    try (SliceScanner scanner =
        SliceScanner.create(
            0, splits, files, options, columns, SliceScanner.NO_REJECT_LIMIT, row)) {
      while (scanner.next()) {
        rows.add(row.toString());
      }
      return scanner.report();
    }
  }

  private String one(AvroFile file, ScanOptions options, RedshiftType column) throws IOException {
    rows.clear();
    MemoryFiles files = new MemoryFiles().add(file.bytes());
    SliceReport report =
        scan(files, files.splits(), options, List.of(new TargetColumn("a", column, true, 0)));
    return report.rejects().isEmpty()
        ? rows.get(0)
        : Integer.toString(report.rejects().get(0).error().code().number());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  @DisplayName("slices.files-distributed: the same rows, however the files are dealt out")
  void slices(int slices) throws IOException {
    MemoryFiles files = new MemoryFiles();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String first =
          "{\"id\":{\"long\":" + i + "},\"name\":{\"string\":\"n" + i + "\"},\"price\":null}";
      String second = "{\"id\":{\"long\":" + (100 + i) + "},\"name\":null,\"price\":null}";
      files.add(AvroFile.ofFields(FIELDS, first, second).bytes());
      expected.add(i + "|n" + i + "|null");
      expected.add(100 + i + "|null|null");
    }
    for (int slice = 0; slice < slices; slice++) {
      List<Split> splits = new ArrayList<>();
      for (int i = slice; i < 9; i += slices) {
        splits.add(files.splits().get(i));
      }
      scan(files, splits, AVRO, COLUMNS);
    }
    assertEquals(expected.stream().sorted().toList(), rows.stream().sorted().toList());
  }

  @Test
  @DisplayName("avro.row-errors: lines are records, and their text is that of the fields")
  void rejects() throws IOException {
    MemoryFiles files =
        new MemoryFiles()
            .add(
                AvroFile.ofFields(
                        FIELDS,
                        "{\"id\":{\"long\":1},\"name\":null,\"price\":{\"string\":\"20.259\"}}",
                        "{\"id\":null,\"name\":{\"string\":\"none\"},\"price\":null}",
                        "{\"id\":{\"string\":\"x7\"},\"name\":null,\"price\":null}",
                        "{\"id\":{\"long\":3},\"name\":{\"string\":\"\u00e9 is too long\"},"
                            + "\"price\":{\"string\":\"1\"}}",
                        "{\"id\":{\"long\":3000000000},\"name\":null,\"price\":null}",
                        "{\"id\":{\"long\":5},\"name\":{\"string\":\"\\\\N\"},\"price\":null}")
                    .bytes());
    for (int buffer : new int[] {1, 7, 4096}) {
      rows.clear();
      SliceReport report = scan(files, files.splits(), AVRO.withBufferSize(buffer), COLUMNS);
      assertEquals(List.of("1|null|20.25", "5|\\N|null"), rows);
      List<Reject> rejects = report.rejects();
      assertEquals(List.of(2L, 3L, 4L, 5L), rejects.stream().map(Reject::lineNumber).toList());
      assertEquals(
          List.of(1213, 1207, 1204, 1222),
          rejects.stream().map(reject -> reject.error().code().number()).toList());
      assertEquals(List.of(0, 0, 1, 0), rejects.stream().map(Reject::column).toList());
      assertEquals(
          List.of("", "x7", ". is too long", "3000000000"),
          rejects.stream().map(Reject::rawField).toList());
      assertEquals(
          List.of("none", "x7", "3|. is too long|1", "3000000000"),
          rejects.stream().map(Reject::rawLine).toList());
      assertEquals(List.of(0, 0, 2, 0), rejects.stream().map(r -> r.error().position()).toList());
      assertEquals(
          List.of(new FieldValue("3", false), new FieldValue("", true)), rejects.get(2).values());
      assertEquals(6, report.files().get(0).lines());
    }
  }

  @Test
  @DisplayName("avro.array-missing-fatal: the reject tells what was found before")
  void wrongPath() throws IOException {
    MemoryFiles files =
        new MemoryFiles()
            .add(
                AvroFile.ofFields(
                        "\"id\":\"int\";\"tags\":{\"type\":\"array\",\"items\":\"string\"}",
                        "{\"id\":1,\"tags\":[\"x\"]}",
                        "{\"id\":2,\"tags\":[]}")
                    .bytes());
    List<JsonPath> paths =
        Arrays.asList(
            JsonPath.member("id"),
            new JsonPath(List.of(new JsonPath.Member("tags"), new JsonPath.Element(0))),
            JsonPath.member("none"));
    ScanOptions options = AVRO.withLayout(new AvroLayout(new JsonLayout.ByPath(paths)));
    SliceReport report = scan(files, files.splits(), options, COLUMNS);
    assertEquals(List.of("1|x|null"), rows);
    Reject reject = report.rejects().get(0);
    assertEquals(2, reject.lineNumber());
    assertEquals(1, reject.column());
    assertEquals("2", reject.rawLine());
    assertEquals(List.of(new FieldValue("2", false), new FieldValue("", true)), reject.values());
    assertEquals(
        "Invalid JSONPath format: Not an array or index out of range.", reject.error().reason());
  }

  @Test
  @DisplayName("avro.damaged: the load fails, whatever it tolerates")
  void damaged() {
    MemoryFiles files = new MemoryFiles().add("id,name,price\n".getBytes(UTF_8));
    SourceException error =
        assertThrows(SourceException.class, () -> scan(files, files.splits(), AVRO, COLUMNS));
    assertEquals("s3://b/part-0: not an Avro object container file", error.getMessage());
  }

  @Test
  @DisplayName("avro.numeric-precision: ROUNDEC gives what was meant")
  void binaryFractions() throws IOException {
    AvroFile file = AvroFile.ofFields("\"a\":\"double\"", "{\"a\":0.29}");
    RedshiftType type = new RedshiftType.Decimal(8, 2);
    assertEquals("0.28", one(file, AVRO, type));
    ConversionOptions round =
        conversion(false, true, AVRO.conversion().dateFormat(), AVRO.conversion().timeFormat());
    assertEquals("0.29", one(file, options(round), type));
    AvroFile tenth = AvroFile.ofFields("\"a\":\"double\"", "{\"a\":0.1}");
    assertEquals("0.10000000", one(tenth, options(round), new RedshiftType.Decimal(10, 8)));
  }

  @ParameterizedTest
  @CsvSource({
    "YYYY-MM-DD, YYYY-MM-DD HH:MI:SS",
    "auto, auto",
    "MM/DD/YY, epochsecs",
    "DD.MM.YYYY, epochmillisecs",
    "YYYY-MM-DD, DD.MM.YYYY HH:MI"
  })
  @DisplayName("avro.logical-types: DATEFORMAT and TIMEFORMAT have no say in them")
  void moments(String dateFormat, String timeFormat) throws IOException {
    ScanOptions options = options(conversion(false, false, dateFormat, timeFormat));
    String date = "\"a\":{\"type\":\"int\",\"logicalType\":\"date\"}";
    AvroFile dates = AvroFile.ofFields(date, "{\"a\":19782}");
    assertEquals("19782", one(dates, options, new RedshiftType.Date()));
    assertEquals("1709164800000000", one(dates, options, new RedshiftType.Timestamp()));
    AvroFile early = AvroFile.ofFields(date, "{\"a\":-800000}");
    assertEquals("-800000", one(early, options, new RedshiftType.Date()));
    assertEquals("-69120000000000000", one(early, options, new RedshiftType.TimestampTz()));
    String moment = "\"a\":{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}";
    AvroFile moments = AvroFile.ofFields(moment, "{\"a\":1709251199123}");
    assertEquals("1709251199123000", one(moments, options, new RedshiftType.Timestamp()));
    assertEquals("1709251199123000", one(moments, options, new RedshiftType.TimestampTz()));
    assertEquals("19782", one(moments, options, new RedshiftType.Date()));
    AvroFile beyond = AvroFile.ofFields(date, "{\"a\":2147483647}");
    assertEquals("1205", one(beyond, options, new RedshiftType.Date()));
  }

  @Test
  @DisplayName("numbers without a logical type are text to DATEFORMAT and TIMEFORMAT")
  void epochs() throws IOException {
    AvroFile number = AvroFile.ofFields("\"a\":\"long\"", "{\"a\":1709251199123}");
    ScanOptions millis = options(conversion(false, false, "auto", "epochmillisecs"));
    assertEquals("1709251199123000", one(number, millis, new RedshiftType.Timestamp()));
    assertEquals("1206", one(number, AVRO, new RedshiftType.Timestamp()));
    AvroFile text = AvroFile.ofFields("\"a\":\"string\"", "{\"a\":\"29.02.2024\"}");
    ScanOptions german = options(conversion(false, false, "DD.MM.YYYY", "auto"));
    assertEquals("19782", one(text, german, new RedshiftType.Date()));
    assertEquals("1205", one(text, AVRO, new RedshiftType.Date()));
  }

  @Test
  @DisplayName("empty text is NULL as in JSON: in other columns always, with EMPTYASNULL anywhere")
  void emptyText() throws IOException {
    AvroFile file = AvroFile.ofFields("\"a\":\"string\"", "{\"a\":\"\"}");
    assertEquals("", one(file, AVRO, new RedshiftType.Varchar(5)));
    assertEquals("null", one(file, AVRO, new RedshiftType.Int()));
    ConversionOptions emptyAsNull =
        conversion(true, false, AVRO.conversion().dateFormat(), AVRO.conversion().timeFormat());
    assertEquals("null", one(file, options(emptyAsNull), new RedshiftType.Varchar(5)));
  }

  @Test
  @DisplayName("avro.super: any value, and NULL for null")
  void superColumns() throws IOException {
    String field =
        "\"a\":[\"null\",{\"type\":\"map\",\"values\":[\"null\",\"double\"]},\"string\"]";
    RedshiftType type = new RedshiftType.Super();
    String map = "{\"a\":{\"map\":{\"k\":{\"double\":1.5},\"l\":null}}}";
    assertEquals("{\"k\":1.5,\"l\":null}", one(AvroFile.ofFields(field, map), AVRO, type));
    assertEquals("null", one(AvroFile.ofFields(field, "{\"a\":null}"), AVRO, type));
    String text = "{\"a\":{\"string\":\"{\"}}";
    assertEquals("\"{\"", one(AvroFile.ofFields(field, text), AVRO, type));
  }
}
