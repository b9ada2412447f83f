package dev.slipher.formats.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.encoding.TextEncoding;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.report.CutFiles;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.scan.CutReading.Outcome;
import dev.slipher.formats.text.TextLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A file read in ranges gives what it gives when it is read whole. */
class CutFilesTest {
  private static final String URL = "s3://b/part-0";

  private static ScanOptions options(TextLayout layout, long headers, int buffer) {
    return ScanOptions.of(layout, ConversionOptions.DEFAULTS, Compression.NONE, headers, false)
        .withBufferSize(buffer);
  }

  private static Outcome whole(String text, ScanOptions options) throws IOException {
    return CutReading.whole(MemoryFiles.of(text), options);
  }

  private static List<Outcome> cut(String text, ScanOptions options, long rangeSize)
      throws IOException {
    return CutReading.cut(MemoryFiles.of(text), options, rangeSize);
  }

  @Test
  @DisplayName("slices.split-threshold, slices.split-64mb-ranges: from 128 MB on, at every 64 MB")
  void redshiftsFigures() {
    long mega = 1 << 20;
    assertEquals(1, FileCut.REDSHIFT.cut(Split.of(URL, 128 * mega - 1)).size());
    assertEquals(
        List.of(
            new ByteRange(0, 64 * mega),
            new ByteRange(64 * mega, 128 * mega),
            new ByteRange(128 * mega, 129 * mega)),
        FileCut.REDSHIFT.cut(Split.of(URL, 129 * mega)).stream().map(Split::range).toList());
  }

  @Test
  @DisplayName(
      "slices.splittable, slices.not-splittable, slices.split-disabled-by: what may be cut")
  void splittable() {
    assertTrue(options(TextLayout.Delimited.DEFAULT, 0, 9).isSplittable());
    assertTrue(options(TextLayout.Csv.DEFAULT, 0, 9).isSplittable());
    assertFalse(options(new TextLayout.Delimited('|', false, true), 0, 9).isSplittable());
    assertFalse(options(new TextLayout.FixedWidth(List.of(3), false), 0, 9).isSplittable());
    assertTrue(compressed(TextLayout.Csv.DEFAULT, Compression.BZIP2).isSplittable());
    assertTrue(compressed(TextLayout.Delimited.DEFAULT, Compression.BZIP2).isSplittable());
    assertFalse(
        compressed(TextLayout.Csv.DEFAULT, Compression.BZIP2)
            .withEncoding(TextEncoding.UTF16)
            .isSplittable());
    assertFalse(
        compressed(new TextLayout.Delimited('|', false, true), Compression.BZIP2).isSplittable());
    for (Compression each : Compression.values()) {
      ScanOptions json =
          ScanOptions.of(new JsonLayout.ByName(false), ConversionOptions.DEFAULTS, each, 0, false);
      assertFalse(json.isSplittable());
    }
    for (Compression other : List.of(Compression.GZIP, Compression.LZOP, Compression.ZSTD)) {
      assertFalse(compressed(TextLayout.Csv.DEFAULT, other).isSplittable());
    }
  }

  private static ScanOptions compressed(TextLayout layout, Compression compression) {
    return ScanOptions.of(layout, ConversionOptions.DEFAULTS, compression, 0, false);
  }

  @Test
  @DisplayName("delimited text in ranges of any size: the same rows, errors, lines and bytes")
  void delimited() throws IOException {
    Random random = new Random(20261120);
    String[] lines = {"1|a", "2|", "x|b", "3", "4|c|d", "", "5|\u00e9\u20ac", "6|e\r", "|\r"};
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "\ufeff" : "");
      for (int count = random.nextInt(12); count > 0; count--) {
        text.append(lines[random.nextInt(lines.length)]).append('\n');
      }
      text.append(random.nextBoolean() ? "7|end" : "");
      ScanOptions options = options(TextLayout.Delimited.DEFAULT, 0, 1 + random.nextInt(9));
      long rangeSize = (text.indexOf("\ufeff") == 0 ? 4 : 1) + random.nextInt(20);
      assertEquals(
          List.of(whole(text.toString(), options)),
          cut(text.toString(), options, rangeSize),
          () -> "<" + text + "> cut at " + rangeSize);
    }
  }

  @Test
  @DisplayName("a header longer than the first range is seen")
  void longHeader() throws IOException {
    ScanOptions options = options(TextLayout.Delimited.DEFAULT, 3, 4);
    String text = "id|name\n----\n====\n1|a\n2|b\n";
    assertEquals(List.of(), cut(text, options, 6));
    assertEquals(List.of(whole(text, options)), cut(text, options, 18));
  }

  private static String csvField(Random random) {
    String[] pieces = {"a", "b c", "\n", "\"\"", ",", "x\ny", " ", "\u20ac", "1,2\n3,"};
    StringBuilder field = new StringBuilder("\"");
    for (int count = random.nextInt(6); count > 0; count--) {
      field.append(pieces[random.nextInt(pieces.length)]);
    }
    return field.append('"').toString();
  }

  private static String csv(Random random, int records, int broken) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < records; i++) {
      text.append(i).append(',');
      if (broken > 0 && random.nextInt(broken) == 0) {
        text.append(random.nextBoolean() ? "a\"b" : "\"a\"b");
      } else {
        text.append(random.nextInt(3) == 0 ? "plain" : csvField(random));
      }
      text.append(random.nextInt(4) == 0 ? "\r\n" : "\n");
    }
    return text.toString();
  }

  @Test
  @DisplayName("csv.split-parallel: CSV with line ends in quotes is cut, and read right")
  void csvWithQuotedLineEnds() throws IOException {
    Random random = new Random(20261121);
    int read = 0;
    for (int round = 0; round < 400; round++) {
      String text = csv(random, 200, 0);
      ScanOptions options = options(TextLayout.Csv.DEFAULT, 0, 1 + random.nextInt(300));
      List<Outcome> cut = cut(text, options, 400 + random.nextInt(900));
      if (!cut.isEmpty()) {
        assertEquals(whole(text, options), cut.get(0));
        read++;
      }
    }
    assertTrue(read >= 380, () -> "read in ranges: too few of 400");
  }

  @Test
  @DisplayName("CSV that is broken anywhere is either read as a whole or gives the same")
  void hostileCsv() throws IOException {
    Random random = new Random(20261122);
    int read = 0;
    for (int round = 0; round < 3000; round++) {
      String text = csv(random, random.nextInt(30), 1 + random.nextInt(9));
      String end = random.nextInt(3) == 0 ? "9,\"open\n10,x\n" : "";
      ScanOptions options = options(TextLayout.Csv.DEFAULT, 0, 1 + random.nextInt(30));
      List<Outcome> cut = cut(text + end, options, 1 + random.nextInt(200));
      if (!cut.isEmpty()) {
        assertEquals(whole(text + end, options), cut.get(0), text + end);
        read++;
      }
    }
    assertTrue(read > 500, "too few files were cut");
  }

  @Test
  @DisplayName("behind a range that was not read to its end, nothing is reported")
  void stoppedSlices() throws IOException {
    MemoryFiles files = MemoryFiles.of("1|a\nx|b\n2|c\ny|d\n3|e\nz|f\n4|g\n");
    ScanOptions options = options(TextLayout.Delimited.DEFAULT, 0, 16);
    List<Split> parts = new FileCut(9, 8).cut(files.splits().get(0));
    List<SliceReport> reports = new ArrayList<>();
    // Slice 0 stops in the first range, so the third is never opened; slice 1 reads the others.
    CutReading.scan(List.of(parts.get(0), parts.get(2)), 0, files, options, 1, reports);
    CutReading.scan(List.of(parts.get(1), parts.get(3)), 1, files, options, 9, reports);
    CutFiles read = CutFiles.of(reports);
    assertEquals(Set.of(), read.misread());
    List<Reject> rejects = read.reports().stream().flatMap(r -> r.rejects().stream()).toList();
    assertEquals(List.of(2L), rejects.stream().map(Reject::lineNumber).toList());
    assertEquals(
        List.of(parts.get(0).filePart()),
        read.reports().stream()
            .flatMap(report -> report.files().stream())
            .map(FileReport::part)
            .toList());
  }
}
