package dev.slipher.formats.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.Reject.FieldValue;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.type.RedshiftType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON all the way: from the files of a slice to typed rows and the report of the others. */
class JsonScanTest {
  private static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("id", new RedshiftType.Int(), false, 0),
          new TargetColumn("name", new RedshiftType.Varchar(10), true, 1),
          new TargetColumn("price", new RedshiftType.Decimal(8, 2), true, 2));
  private static final ScanOptions JSON =
      ScanOptions.of(
          new JsonLayout.ByName(false), ConversionOptions.DEFAULTS, Compression.NONE, 0, false);

  private final TextRow row = new TextRow(COLUMNS.size());
  private final List<String> rows = new ArrayList<>();

  private SliceReport scan(MemoryFiles files, List<Split> splits, ScanOptions options)
      throws IOException {
    try (SliceScanner scanner =
        SliceScanner.create(
            0, splits, files, options, COLUMNS, SliceScanner.NO_REJECT_LIMIT, row)) {
      while (scanner.next()) {
        rows.add(row.toString());
      }
      return scanner.report();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  @DisplayName("slices.files-distributed: the same rows, however the files are dealt out")
  void slices(int slices) throws IOException {
    String[] contents = new String[9];
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < contents.length; i++) {
      contents[i] = "{\"id\":" + i + ",\"name\":\"n" + i + "\"}\n{\"id\":" + (100 + i) + "}";
      expected.add(i + "|n" + i + "|null");
      expected.add(100 + i + "|null|null");
    }
    MemoryFiles files = MemoryFiles.of(contents);
    for (int slice = 0; slice < slices; slice++) {
      List<Split> splits = new ArrayList<>();
      for (int i = slice; i < contents.length; i += slices) {
        splits.add(files.splits().get(i));
      }
      scan(files, splits, JSON);
    }
    assertEquals(expected.stream().sorted().toList(), rows.stream().sorted().toList());
  }

  @Test
  @DisplayName("json.line-number, json.notnull-null-fails, sys.load_errors.position")
  void rejects() throws IOException {
    MemoryFiles files =
        MemoryFiles.of(
            """
            {"id": 1, "price": 20.259}
            {
              "name": "none"
            }
            {"id": "x7"}
            {"id": 3, "name": "\\u00e9 is too long", "price": "1"}
            {"id": 4, "price": [1]} junk
            {"id": 5, "name": "\\\\N"}
            """);
    for (int buffer : new int[] {1, 7, 4096}) {
      rows.clear();
      SliceReport report = scan(files, files.splits(), JSON.withBufferSize(buffer));
      assertEquals(List.of("1|null|20.25", "5|\\N|null"), rows);
      List<Reject> rejects = report.rejects();
      assertEquals(List.of(4L, 5L, 6L, 7L, 7L), rejects.stream().map(Reject::lineNumber).toList());
      assertEquals(
          List.of(1213, 1207, 1204, 1207, 1216),
          rejects.stream().map(reject -> reject.error().code().number()).toList());
      assertEquals(List.of(0, 0, 1, 2, -1), rejects.stream().map(Reject::column).toList());
      assertEquals(
          List.of("", "x7", "\\u00e9 is too long", "[1]", ""),
          rejects.stream().map(Reject::rawField).toList());
      assertEquals(
          List.of(0, 8, 19, 19, 0), rejects.stream().map(r -> r.error().position()).toList());
      assertEquals("{\n  \"name\": \"none\"\n}", rejects.get(0).rawLine());
      assertEquals("junk", rejects.get(4).rawLine());
      assertEquals(
          List.of(new FieldValue("4", false), new FieldValue("", true), new FieldValue("", true)),
          rejects.get(3).values());
      assertEquals(8, report.files().get(0).lines());
    }
  }

  @Test
  @DisplayName("sys.loaderror_detail.columns-up-to-error: also where a path finds nothing to load")
  void pathErrors() throws IOException {
    JsonLayout layout = new JsonLayout.ByName(false);
    MemoryFiles files = MemoryFiles.of("{\"id\":1}\n[1]");
    SliceReport report = scan(files, files.splits(), JSON.withLayout(layout));
    Reject reject = report.rejects().get(0);
    assertEquals(0, reject.column());
    assertEquals("", reject.rawField());
    assertEquals(0, reject.error().position());
    assertEquals(List.of(new FieldValue("", true)), reject.values());
    assertEquals(2, report.files().get(0).lines());
  }

  @Test
  @DisplayName("json.max-object-4mb: the load fails, whatever it tolerates")
  void tooLarge() {
    MemoryFiles files = MemoryFiles.of("{\"id\":1}\n{\"z\":\"" + "y".repeat(5_000_000) + "\"}");
    SourceException error =
        assertThrows(SourceException.class, () -> scan(files, files.splits(), JSON));
    assertEquals(
        "s3://b/part-0: the JSON object that begins on line 2 exceeds the maximum size of 4 MB",
        error.getMessage());
  }

  @Test
  @DisplayName("json.empty-string-emptyasnull, json.empty-string-other-types")
  void emptyStrings() throws IOException {
    ConversionOptions defaults = ConversionOptions.DEFAULTS;
    ConversionOptions emptyAsNull =
        new ConversionOptions(
            defaults.nullAs(),
            false,
            true,
            false,
            false,
            false,
            false,
            false,
            false,
            -1,
            defaults.dateFormat(),
            defaults.timeFormat(),
            false);
    MemoryFiles files = MemoryFiles.of("{\"id\":1,\"name\":\"\",\"price\":\"\"}");
    scan(files, files.splits(), JSON);
    scan(
        files,
        files.splits(),
        ScanOptions.of(new JsonLayout.ByName(false), emptyAsNull, Compression.NONE, 0, false));
    assertEquals(List.of("1||null", "1|null|null"), rows);
  }
}
