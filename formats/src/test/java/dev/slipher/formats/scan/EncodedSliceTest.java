package dev.slipher.formats.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.encoding.EncodedText;
import dev.slipher.formats.encoding.TextEncoding;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.text.TextLayout;
import dev.slipher.formats.type.RedshiftType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Slices whose files are not UTF-8. */
class EncodedSliceTest {
  private static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("id", new RedshiftType.Int(), true, 0),
          new TargetColumn("name", new RedshiftType.Varchar(5), true, 1));

  private final TextRow row = new TextRow(COLUMNS.size());
  private final List<String> rows = new ArrayList<>();

  private static ScanOptions options(TextEncoding encoding) {
    return ScanOptions.of(
            TextLayout.Delimited.DEFAULT, ConversionOptions.DEFAULTS, Compression.NONE, 0, false)
        .withEncoding(encoding);
  }

  private SliceReport scan(MemoryFiles files, ScanOptions options, long rejectLimit)
      throws IOException {
    rows.clear();
    try (SliceScanner scanner =
        SliceScanner.create(0, files.splits(), files, options, COLUMNS, rejectLimit, row)) {
      while (scanner.next()) {
        rows.add(row.toString());
      }
      return scanner.report();
    }
  }

  @Test
  @DisplayName("conv.encoding.utf16-bom, conv.encoding.utf16le-be, conv.encoding.stored-utf8")
  void everyEncodingGivesTheSameRows() throws IOException {
    for (EncodedText.Encoded file : EncodedText.inEveryEncoding("1|é|\r\n2|a\n\n3|ÿþ\n")) {
      for (int buffer : new int[] {1, 2, 7, 4096}) {
        SliceReport report =
            scan(
                new MemoryFiles().add(file.bytes()),
                options(file.encoding()).withBufferSize(buffer),
                SliceScanner.NO_REJECT_LIMIT);
        assertEquals(List.of("1|é", "2|a", "3|ÿþ"), rows);
        assertEquals(3, report.rejects().get(0).lineNumber());
        assertEquals(4, report.files().get(0).lines());
        assertEquals(file.bytes().length, report.files().get(0).bytesScanned());
      }
    }
  }

  @Test
  @DisplayName("conv.encoding.mismatch, err.code.1221: the file is one reject, the others load")
  void aFileInAnotherEncodingIsSkipped() throws IOException {
    MemoryFiles files =
        new MemoryFiles()
            .add("\ufeff1|a\n".getBytes(UTF_16LE))
            .add("2|é\r\n3|c\n".getBytes(UTF_8))
            .add("\ufeff4|d\n".getBytes(UTF_16BE));
    SliceReport report = scan(files, options(TextEncoding.UTF16), 2);
    assertEquals(List.of("1|a", "4|d"), rows);
    assertEquals(1, report.rejects().size());
    Reject reject = report.rejects().get(0);
    assertEquals("s3://b/part-1", reject.file());
    assertEquals(1, reject.lineNumber());
    assertEquals(-1, reject.column());
    assertEquals(1221, reject.error().code().number());
    assertEquals(
        "The encoding of the file is not UTF16: no byte order mark", reject.error().reason());
    assertEquals(0, reject.error().position());
    assertEquals("2|.", reject.rawLine());
    assertEquals("", reject.rawField());
    assertEquals(List.of(), reject.values());
    assertEquals(1, report.files().get(1).errors());
    assertEquals(0, report.files().get(1).lines());
  }

  @Test
  @DisplayName("conv.encoding.mismatch, loadops.maxerror.default: it counts as one error")
  void aMismatchCountsTowardsTheLimit() throws IOException {
    MemoryFiles files =
        new MemoryFiles().add("1|a\n".getBytes(UTF_8)).add("\ufeff2|b\n".getBytes(UTF_16LE));
    assertEquals(1, scan(files, options(TextEncoding.UTF16LE), 1).rejects().size());
    assertEquals(List.of(), rows);
  }

  @Test
  @DisplayName("conv.encoding.stored-utf8: lengths are those of the UTF-8 form")
  void lengthsCountUtf8Bytes() throws IOException {
    MemoryFiles files = new MemoryFiles().add("1|中中\n2|中\n".getBytes(UTF_16LE));
    SliceReport report = scan(files, options(TextEncoding.UTF16LE), 9);
    assertEquals(List.of("2|中"), rows);
    assertEquals(1204, report.rejects().get(0).error().code().number());
    assertEquals("1|..", report.rejects().get(0).rawLine());
    assertEquals(2, report.rejects().get(0).error().position());
    scan(
        new MemoryFiles().add("1|éé\n2|ééé\n".getBytes(ISO_8859_1)),
        options(TextEncoding.ISO88591),
        9);
    assertEquals(List.of("1|éé"), rows);
  }

  @Test
  @DisplayName("err.utf8.sub5, err.utf8.sub2: half a pair and half a unit cost their rows alone")
  void brokenCharactersAreRejects() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("1|a\n2|".getBytes(UTF_16LE));
    file.writeBytes(new byte[] {0x3d, (byte) 0xd8});
    file.writeBytes("\n3|c\n4|d".getBytes(UTF_16LE));
    file.write('x');
    SliceReport report =
        scan(new MemoryFiles().add(file.toByteArray()), options(TextEncoding.UTF16LE), 9);
    assertEquals(List.of("1|a", "3|c"), rows);
    assertEquals(
        List.of("ed a0 bd (error 5)", "ef (error 2)"),
        report.rejects().stream()
            .map(reject -> reject.error().reason().replaceFirst(".*sequence: ", ""))
            .toList());
  }

  @Test
  @DisplayName("slices.splittable: only UTF-8 is cut")
  void onlyUtf8IsCut() {
    for (TextEncoding encoding : TextEncoding.values()) {
      assertEquals(encoding == TextEncoding.UTF8, options(encoding).isSplittable());
    }
  }

  @Test
  void anEmptyFileIsOfEveryEncoding() throws IOException {
    for (TextEncoding encoding : TextEncoding.values()) {
      SliceReport report = scan(new MemoryFiles().add(new byte[0]), options(encoding), 1);
      assertEquals(List.of(), report.rejects());
    }
  }
}
