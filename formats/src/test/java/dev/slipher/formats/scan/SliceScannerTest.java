package dev.slipher.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.compression.Compressed;
import dev.slipher.formats.compression.CompressedDataException;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.Reject.FieldValue;
import dev.slipher.formats.report.Replacement;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.text.TextLayout;
import dev.slipher.formats.type.RedshiftType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SliceScannerTest {
  private static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("id", new RedshiftType.Int(), true, 0),
          new TargetColumn("name", new RedshiftType.Varchar(10), true, 1),
          new TargetColumn("day", new RedshiftType.Date(), true, 2));
  private static final ScanOptions PIPE = options(TextLayout.Delimited.DEFAULT, 0);
  private static final long TOLERANT = SliceScanner.NO_REJECT_LIMIT;

  private final TextRow row = new TextRow(COLUMNS.size());

  private static ScanOptions options(TextLayout layout, long headers) {
    return ScanOptions.of(layout, ConversionOptions.DEFAULTS, Compression.NONE, headers, false);
  }

  private SliceScanner scanner(MemoryFiles files, ScanOptions options, long rejectLimit) {
    return SliceScanner.create(3, files.splits(), files, options, COLUMNS, rejectLimit, row);
  }

  private SliceReport report(MemoryFiles files, ScanOptions options, long rejectLimit)
      throws IOException {
    try (SliceScanner scanner = scanner(files, options, rejectLimit)) {
      rows(scanner);
      return scanner.report();
    }
  }

  private List<String> rows(SliceScanner scanner) throws IOException {
    List<String> rows = new ArrayList<>();
    while (scanner.next()) {
      rows.add(row.toString());
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("s3.mixed-compression-not-possible: every file of a slice is read the same way")
  void allFilesAreReadInOrder(Compression compression) throws IOException {
    MemoryFiles files = MemoryFiles.of(compression, "1|a|1970-01-02\n2|é|1970-01-03\n", "", "3|c|");
    for (int buffer : new int[] {1, 2, 3, 7, 64 * 1024}) {
      ScanOptions options =
          ScanOptions.of(
                  TextLayout.Delimited.DEFAULT, ConversionOptions.DEFAULTS, compression, 0, false)
              .withBufferSize(buffer);
      try (SliceScanner scanner = scanner(files, options, 1)) {
        assertEquals(List.of("1|a|1", "2|é|2", "3|c|null"), rows(scanner));
        assertFalse(scanner.next());
        SliceReport report = scanner.report();
        assertEquals(3, report.slice());
        assertEquals(3, report.rows());
        assertEquals(List.of(), report.rejects());
        assertEquals(List.of(), files.open());
        assertEquals(
            files.splits().stream().map(Split::file).toList(),
            report.files().stream().map(FileReport::file).toList());
        FileReport first = report.files().get(0);
        assertEquals(files.splits().get(0).size(), first.bytesTransferred());
        assertEquals(31, first.bytesScanned());
        assertEquals(2, first.lines());
        assertEquals(2, first.rows());
        assertEquals(0, first.errors());
        assertTrue(first.startedMicros() > 1_700_000_000_000_000L);
        assertTrue(first.elapsedMicros() >= 0);
        assertEquals(0, report.files().get(1).lines());
      }
    }
  }

  @Test
  @DisplayName(
      "conv.ignoreheader.per-file, conv.ignoreheader.line-number, loadops.maxerror.default")
  void headersAreSkippedInEveryFile() throws IOException {
    MemoryFiles files = MemoryFiles.of("h|h|h\n1|a|\nx|b|\n", "h|h|h\n3|c|\n");
    SliceReport report = report(files, options(TextLayout.Delimited.DEFAULT, 1), TOLERANT);
    assertEquals(2, report.rows());
    Reject reject = report.rejects().get(0);
    assertEquals("s3://b/part-0", reject.file());
    assertEquals(3, reject.lineNumber());
  }

  @Test
  @DisplayName("sys.load_errors.one-row-per-error, sys.load_errors.position")
  void aRejectTellsWhereAndWhy() throws IOException {
    MemoryFiles files =
        MemoryFiles.of("1|é|1970-01-02|\nx1|b|\n3|c|yesterday\n4\n5|é and much more|\n6|f||7\n");
    SliceReport report = report(files, PIPE, TOLERANT);
    List<Reject> rejects = report.rejects();
    assertEquals(List.of(2L, 3L, 4L, 5L, 6L), rejects.stream().map(Reject::lineNumber).toList());
    assertEquals(
        List.of(1207, 1205, 1214, 1204, 1202),
        rejects.stream().map(reject -> reject.error().code().number()).toList());
    assertEquals(List.of(0, 2, 0, 1, -1), rejects.stream().map(Reject::column).toList());
    // Guide's samples: a field's offset in the line; 0 for a whole line.
    assertEquals(List.of(0, 4, 0, 2, 0), rejects.stream().map(r -> r.error().position()).toList());
    assertEquals(
        List.of("x1", "yesterday", "4", ". and much more", ""),
        rejects.stream().map(Reject::rawField).toList());
    assertEquals("5|. and much more|", rejects.get(3).rawLine());
    assertEquals(5, report.files().get(0).errors());
    assertEquals(6, report.files().get(0).lines());
  }

  @Test
  @DisplayName("sys.load_errors.position: counts the characters that raw_line shows")
  void positionsCountShownCharacters() throws IOException {
    SliceReport report = report(MemoryFiles.of("1|éé|yesterday\n"), PIPE, TOLERANT);
    Reject reject = report.rejects().get(0);
    assertEquals("1|..|yesterday", reject.rawLine());
    assertEquals(reject.rawLine().indexOf("yesterday"), reject.error().position());
  }

  @Test
  @DisplayName("sys.loaderror_detail.columns-up-to-error, sys.loaderror_detail.value")
  void theDetailShowsParsedValuesUpToTheError() throws IOException {
    MemoryFiles files = MemoryFiles.of("+7|né|never\n|\\N|1970-02-30\nbad|x|\n1\n");
    List<Reject> rejects = report(files, PIPE, TOLERANT).rejects();
    FieldValue failed = new FieldValue("", true);
    assertEquals(
        List.of(new FieldValue("7", false), new FieldValue("né", false), failed),
        rejects.get(0).values());
    assertEquals(List.of(failed, failed, failed), rejects.get(1).values());
    assertEquals(List.of(failed), rejects.get(2).values());
    assertEquals(List.of(failed), rejects.get(3).values());
  }

  @Test
  @DisplayName("sys.loaderror_detail.cap: 20 errors in each slice")
  void onlyTheFirstRejectsHaveDetails() throws IOException {
    SliceReport report = report(MemoryFiles.of("x|a|\n".repeat(30)), PIPE, TOLERANT);
    assertEquals(30, report.rejects().size());
    assertEquals(20, report.rejects().stream().filter(r -> !r.values().isEmpty()).count());
    assertEquals(1, report.rejects().get(19).values().size());
  }

  @Test
  @DisplayName("csv.nul-eor, csv.missing-newline-error, err.code.1216: a line that is no record")
  void aBrokenLineIsARejectWithoutColumn() throws IOException {
    MemoryFiles files =
        MemoryFiles.of("15,NUL next,\0,MFGR#47\n1,a,\n2,\"a\"b,\n3,a\"b,\n4,\"open,\n");
    SliceReport report = report(files, options(TextLayout.Csv.DEFAULT, 0), TOLERANT);
    assertEquals(1, report.rows());
    List<Reject> rejects = report.rejects();
    Reject nul = rejects.get(0);
    assertEquals(1216, nul.error().code().number());
    assertEquals(
        "Missing newline: Unexpected character 0x2c found at location 11", nul.error().reason());
    assertEquals(0, nul.error().position());
    assertEquals(-1, nul.column());
    assertEquals("15,NUL next,", nul.rawLine());
    assertEquals("", nul.rawField());
    assertEquals(List.of(), nul.values());
    assertEquals(3, rejects.get(1).lineNumber());
    assertEquals("2,\"a\"b,", rejects.get(1).rawLine());
    Reject quote = rejects.get(2);
    assertEquals(1, quote.column());
    assertEquals("a", quote.rawField());
    assertEquals(2, quote.error().position());
    assertEquals(List.of(new FieldValue("3", false), new FieldValue("", true)), quote.values());
    assertEquals(1214, rejects.get(3).error().code().number());
    assertEquals("\"open,.".replace(".", "\n"), rejects.get(3).rawField());
  }

  @Test
  @DisplayName("csv.nul-eor, conv.nul.as-null: NULL AS '\\0' makes a NUL field NULL")
  void aNulFieldIsNullUnderNullAs() throws IOException {
    ConversionOptions nul =
        new ConversionOptions(
            "\0",
            true,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            -1,
            "YYYY-MM-DD",
            "YYYY-MM-DD HH:MI:SS",
            false);
    ScanOptions options = ScanOptions.of(TextLayout.Csv.DEFAULT, nul, Compression.NONE, 0, false);
    try (SliceScanner scanner = scanner(MemoryFiles.of("15,\0,\0\n"), options, 1)) {
      assertEquals(List.of("15|null|null"), rows(scanner));
    }
  }

  @Test
  @DisplayName("conv.ignoreblanklines, err.code.1211: a blank line without the option is an error")
  void aBlankLineIsAReject() throws IOException {
    SliceReport report = report(MemoryFiles.of("1|a|\n\n2|b|\n"), PIPE, TOLERANT);
    assertEquals(2, report.rows());
    assertEquals(1211, report.rejects().get(0).error().code().number());
  }

  @Test
  @DisplayName("grammar.row-max-4mb: a line of 5 MB is one reject among good rows")
  void aFiveMegabyteLineDoesNotEndTheFile() throws IOException {
    String text = "1|a|\n2|" + "é".repeat(2_500_000) + "|\n3|c|\n";
    SliceReport report = report(MemoryFiles.of(text), PIPE, TOLERANT);
    assertEquals(2, report.rows());
    assertEquals(1216, report.rejects().get(0).error().code().number());
    assertEquals("2|" + ".".repeat(1022), report.rejects().get(0).rawLine());
    assertEquals(3, report.files().get(0).lines());
  }

  @Test
  @DisplayName(
      "loadops.maxerror.default, loadops.maxerror.zero-one-equal, loadops.maxerror.threshold")
  void theSliceStopsAtTheLimit() throws IOException {
    assertEquals(1, SliceScanner.rejectLimit(0));
    assertEquals(1, SliceScanner.rejectLimit(1));
    assertEquals(100_000, SliceScanner.rejectLimit(100_000));
    MemoryFiles files = MemoryFiles.of("1|a|\nx|b|\n2|c|\n", "y|d|\n3|e|\nz|f|\n4|g|\n", "5|h|\n");
    for (int limit = 1; limit <= 3; limit++) {
      try (SliceScanner scanner = scanner(files, PIPE, limit)) {
        assertEquals(limit, rows(scanner).size());
        assertEquals(limit, scanner.report().rejects().size());
        assertEquals(limit == 1 ? 1 : 2, scanner.report().files().size());
        assertEquals(List.of(), files.open());
      }
    }
    assertEquals(5, report(files, PIPE, 4).rows());
    assertThrows(IllegalArgumentException.class, () -> scanner(files, PIPE, 0));
  }

  @Test
  @DisplayName("loadops.ignoreallerrors")
  void withoutALimitAllIsRead() throws IOException {
    SliceReport report =
        report(MemoryFiles.of("x|a|\n".repeat(5)), PIPE, SliceScanner.NO_REJECT_LIMIT);
    assertEquals(0, report.rows());
    assertEquals(5, report.rejects().size());
  }

  @Test
  void rejectsDoNotFillTheMemory() throws IOException {
    int lines = SliceReport.MOST_REJECTS + 5;
    SliceReport report = report(MemoryFiles.of("x\n".repeat(lines)), PIPE, TOLERANT);
    assertEquals(SliceReport.MOST_REJECTS, report.rejects().size());
    assertEquals(lines, report.files().get(0).errors());
  }

  @Test
  @DisplayName("conv.acceptinvchars.replacements-cap, conv.acceptinvchars.default-char")
  void replacementsAreReportedUpToAHundred() throws IOException {
    ConversionOptions mend =
        new ConversionOptions(
            "\\N",
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            '?',
            "YYYY-MM-DD",
            "YYYY-MM-DD HH:MI:SS",
            false);
    ScanOptions options =
        ScanOptions.of(TextLayout.Delimited.DEFAULT, mend, Compression.NONE, 0, false);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < 150; i++) {
      file.writeBytes("1|fine|\n2|".getBytes(UTF_8));
      file.writeBytes(new byte[] {'a', (byte) 0xff, 'b', '|', '\n'});
    }
    MemoryFiles files = new MemoryFiles().add(file.toByteArray());
    try (SliceScanner scanner = scanner(files, options, 1)) {
      List<String> rows = rows(scanner);
      assertEquals("2|a?b|null", rows.get(1));
      SliceReport report = scanner.report();
      assertEquals(300, report.rows());
      assertEquals(150, report.replacedRows());
      assertEquals(100, report.replacements().size());
      assertEquals(
          new Replacement(FilePart.whole("s3://b/part-0"), 4, 1, "2|a.b|"),
          report.replacements().get(1));
    }
  }

  @Test
  void failuresOfTheSourceNameTheFile() {
    MemoryFiles files = MemoryFiles.of("1|a|\n");
    List<Split> splits = List.of(files.splits().get(0), Split.of("s3://b/gone", 5));
    SliceScanner scanner = SliceScanner.create(0, splits, files, PIPE, COLUMNS, 1, row);
    SourceException gone = assertThrows(SourceException.class, () -> rows(scanner));
    assertEquals("s3://b/gone", gone.file());
    assertEquals("s3://b/gone: The specified key does not exist", gone.getMessage());
    assertEquals(1, scanner.report().rows());
  }

  @Test
  @DisplayName("compression.gzip: a truncated file fails and names itself")
  void damagedFilesNameThemselves() throws IOException {
    byte[] whole = Compressed.with(Compression.GZIP, "1|a|\n".repeat(1000).getBytes(UTF_8));
    MemoryFiles files = new MemoryFiles().add(Arrays.copyOf(whole, whole.length - 9));
    ScanOptions options =
        ScanOptions.of(
            TextLayout.Delimited.DEFAULT, ConversionOptions.DEFAULTS, Compression.GZIP, 0, false);
    try (SliceScanner scanner = scanner(files, options, 1)) {
      SourceException cut = assertThrows(SourceException.class, () -> rows(scanner));
      assertEquals("s3://b/part-0: unexpected end of GZIP data", cut.getMessage());
      assertSame(CompressedDataException.class, cut.getCause().getClass());
      assertFalse(scanner.next());
    }
    assertEquals(List.of(), files.open());
  }

  @Test
  void closingEarlyReleasesTheFileAndKeepsTheReport() throws IOException {
    MemoryFiles files = MemoryFiles.of("1|a|\n2|b|\n", "3|c|\n");
    SliceScanner scanner = scanner(files, PIPE, 1);
    assertTrue(scanner.next());
    assertEquals(List.of("s3://b/part-0"), files.open());
    assertEquals(1, scanner.report().files().get(0).rows());
    scanner.close();
    scanner.close();
    assertEquals(List.of(), files.open());
    assertFalse(scanner.next());
    assertEquals(1, scanner.report().rows());
    assertEquals(1, scanner.report().files().size());
  }

  @Test
  void progressGrowsWithTheScan() throws IOException {
    MemoryFiles files = MemoryFiles.of("1|a|\n2|b|\n", "3|c|\n");
    try (SliceScanner scanner = scanner(files, PIPE, 1)) {
      ScanProgress progress = scanner.progress();
      assertEquals(0, progress.bytesScanned());
      assertTrue(scanner.next());
      assertEquals("s3://b/part-0", progress.currentFile());
      assertEquals(10, progress.bytesTransferred());
      rows(scanner);
      assertEquals(15, progress.bytesTransferred());
      assertEquals(15, progress.bytesScanned());
      assertEquals(3, progress.lines());
      assertEquals(3, progress.rows());
      assertEquals(2, progress.filesDone());
      assertEquals("", progress.currentFile());
    }
  }

  @Test
  void whatGoesToExecutorsSurvivesTheWay() throws IOException, ClassNotFoundException {
    for (Object sent :
        List.of(PIPE, options(TextLayout.Csv.DEFAULT, 2), new Split("s3://b/k", 5, "etag"))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(sent);
      ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
      assertEquals(sent, in.readObject());
    }
  }
}
