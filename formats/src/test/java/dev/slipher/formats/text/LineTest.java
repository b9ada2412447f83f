package dev.slipher.formats.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Headers, blank lines, line numbers, NUL bytes, marks and sizes: what all layouts share. */
class LineTest {
  private static final TextLayout PIPE = TextLayout.Delimited.DEFAULT;
  private static final TextLayout ESCAPE = new TextLayout.Delimited('|', true, false);
  private static final TextLayout REMOVE = new TextLayout.Delimited('|', false, true);
  private static final TextLayout CSV = new TextLayout.Csv('|', '"');
  private static final List<TextLayout> ALL = List.of(PIPE, ESCAPE, REMOVE, CSV);

  @Test
  @DisplayName("conv.ignoreblanklines, conv.ignoreblanklines.whitespace-line")
  void blankLinesAreSkippedOnRequest() {
    for (TextLayout layout : ALL) {
      List<ReadLine> lines = Lines.read(layout, "\n1|a\n\n\r\n   \n2|b\n\n", 0, true, false);
      assertEquals(3, lines.size(), layout::toString);
      assertEquals(List.of("   "), lines.get(1).values());
      assertEquals(5, lines.get(1).number());
      assertEquals(6, lines.get(2).number());
    }
  }

  @Test
  void blankLinesAreRecordsOfOneEmptyFieldOtherwise() {
    for (TextLayout layout : ALL) {
      List<ReadLine> lines = Lines.read(layout, "1|a\n\n\r\n2|b\n");
      assertEquals(List.of(""), lines.get(1).values());
      assertEquals(2, lines.get(1).number());
      assertEquals(List.of(""), lines.get(2).values());
      assertEquals(List.of("2", "b"), lines.get(3).values());
    }
  }

  @Test
  @DisplayName("conv.ignoreheader.per-file, conv.ignoreheader.line-number")
  void headersAreSkippedAndCounted() {
    for (TextLayout layout : ALL) {
      List<ReadLine> lines = Lines.read(layout, "a|b\n\"open\\\n1|x\n2|y", 2, false, false);
      assertEquals(2, lines.size());
      assertEquals(3, lines.get(0).number());
      assertEquals(4, lines.get(1).number());
    }
  }

  @Test
  @DisplayName("conv.ignoreheader.more-than-lines")
  void moreHeadersThanLinesLeaveNothing() {
    for (String text : new String[] {"a\nb\n", "a\nb", "\n", ""}) {
      assertEquals(List.of(), Lines.read(PIPE, text, 10, false, false));
    }
  }

  @Test
  @DisplayName("sys.load_errors.line_number: physical lines, also those inside of records")
  void lineNumbersCountPhysicalLines() {
    assertEquals(List.of(1L, 3L, 6L), numbers(Lines.read(CSV, "1|\"a\nb\"\n2|\"c\n\nd\"\n3|e\n")));
    assertEquals(List.of(1L, 3L), numbers(Lines.read(ESCAPE, "1|a\\\nb\n2|c\n")));
  }

  private static List<Long> numbers(List<ReadLine> lines) {
    return lines.stream().map(ReadLine::number).toList();
  }

  @Test
  @DisplayName(
      "sys.load_commits.lines_scanned: headers, blank lines and an unended last line count")
  void linesReadCountsEveryPhysicalLine() throws IOException {
    assertEquals(0, linesRead(CSV, ""));
    assertEquals(1, linesRead(CSV, "h"));
    assertEquals(4, linesRead(CSV, "h\n1|a\n\n2|b\n"));
    assertEquals(4, linesRead(CSV, "h\n1|a\n\n2|b"));
    assertEquals(3, linesRead(CSV, "h\n1|\"a\nb\""));
    assertEquals(3, linesRead(CSV, "h\n1|\"a\nb"));
    assertEquals(2, linesRead(CSV, "h\n1|\"a\n"));
    assertEquals(2, linesRead(ESCAPE, "h\n1\\\n"));
  }

  private static long linesRead(TextLayout layout, String text) throws IOException {
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    TextReading reading = new TextReading(1, true, false, 3);
    try (TextRecordReader reader = TextRecordReader.open(in, layout, reading)) {
      while (reader.next() != TextRecordReader.Outcome.END) {
        assertTrue(reader.linesRead() > 0);
      }
      assertEquals(text.length(), reader.bytesRead());
      return reader.linesRead();
    }
  }

  @Test
  @DisplayName("conv.nul.eor, conv.nul.fail-without-null-as: a NUL ends the record and fails it")
  void aNulFailsTheRow() {
    for (TextLayout layout : List.of(PIPE, REMOVE, CSV)) {
      List<ReadLine> lines = Lines.read(layout, "1|ab\0cd|e\n2|\0\n\0\n3|x\n");
      assertEquals(
          "1216 field -1: Missing newline: Unexpected character 0x62 found at location 3",
          lines.get(0).error());
      assertEquals("1|ab", lines.get(0).raw());
      assertEquals(
          "1216 field -1: Missing newline: Unexpected character 0x7c found at location 1",
          lines.get(1).error());
      assertEquals(
          "1216 field -1: Missing newline: Unexpected character 0x00 found at location 0",
          lines.get(2).error());
      assertEquals(List.of("3", "x"), lines.get(3).values());
    }
  }

  @Test
  @DisplayName("conv.nul.kept, conv.nul.as-null, conv.nul.trailing: data under NULL AS")
  void aNulIsDataUnderNullAs() {
    for (TextLayout layout : ALL) {
      ReadLine line = Lines.read(layout, "1\0002|\0|a\0\n", 0, false, true).get(0);
      assertEquals(List.of("1\0002", "\0", "a\0"), line.values());
    }
  }

  @Test
  void onlyTheFirstByteOrderMarkIsSkipped() {
    for (TextLayout layout : ALL) {
      List<ReadLine> lines = Lines.read(layout, "\u00ef\u00bb\u00bf1|\u00ef\u00bb\u00bf\n");
      assertEquals(List.of("1", "\u00ef\u00bb\u00bf"), lines.get(0).values());
      assertEquals("1|\u00ef\u00bb\u00bf", lines.get(0).raw());
      assertEquals(List.of(), Lines.read(layout, "\u00ef\u00bb\u00bf"));
      assertEquals(List.of("\u00ef\u00bb"), Lines.values(layout, "\u00ef\u00bb"));
    }
  }

  @Test
  @DisplayName("grammar.row-max-4mb, conv.truncatecolumns.row-limit: 4 MB and one byte is too much")
  void recordsOfFourMegabytesAreTheLongest() {
    int most = TextRecordReader.LONGEST_RECORD;
    assertEquals(4 << 20, most);
    for (TextLayout layout : ALL) {
      for (int buffer : new int[] {3, 64 * 1024, 16 << 20}) {
        for (String lineEnd : new String[] {"\n", "\r\n"}) {
          List<ReadLine> lines =
              ReadLine.all(
                  bytes("x".repeat(most) + lineEnd + "y".repeat(most + 1) + lineEnd + "z"),
                  layout,
                  new TextReading(0, false, false, buffer));
          assertEquals(most, lines.get(0).values().get(0).length());
          assertEquals("1216 field -1: Row exceeds the maximum size of 4 MB", lines.get(1).error());
          assertTrue(lines.get(1).raw().startsWith("y".repeat(1024)));
          assertEquals(List.of("z"), lines.get(2).values());
          assertEquals(3, lines.get(2).number());
        }
      }
    }
  }

  @Test
  @DisplayName("grammar.row-max-4mb: a quoted or escaped line end belongs to the long record")
  void aLongRecordEndsWhereItsLayoutSays() {
    String megabytes = "0123456789\n".repeat(500_000);
    String quoted = "1|\"" + megabytes + "\"\"\n\"\n2|x\n";
    List<ReadLine> lines = ReadLine.all(bytes(quoted), CSV, new TextReading(0, false, false, 100));
    assertEquals(2, lines.size());
    assertEquals(List.of("2", "x"), lines.get(1).values());
    assertEquals(500_003, lines.get(1).number());

    String escaped = "1|" + megabytes.replace("\n", "\\\n") + "\n2|x\n";
    lines = ReadLine.all(bytes(escaped), ESCAPE, new TextReading(0, false, false, 100));
    assertEquals(2, lines.size());
    assertEquals(500_002, lines.get(1).number());

    // A quote in the middle of a plain field opens nothing.
    String stray = "1|" + "x".repeat(5_000_000) + "\"|\" \"|\"\n\"| \n2|x\n";
    lines = ReadLine.all(bytes(stray), CSV, new TextReading(0, false, false, 100));
    assertEquals(2, lines.size());
    assertEquals(3, lines.get(1).number());
  }

  @Test
  @DisplayName("grammar.row-max-4mb: memory stays bounded whatever a line's length")
  void aLineLargerThanTheHeapIsOneReject() throws IOException {
    byte[] piece = new byte[1 << 20];
    Arrays.fill(piece, (byte) 'x');
    // More in one line than the heap of the tests can hold.
    InputStream line =
        new SequenceInputStream(
            Collections.enumeration(
                Stream.concat(Stream.generate(() -> piece).limit(1200), Stream.of(bytes("\n2|b\n")))
                    .map(ByteArrayInputStream::new)
                    .map(InputStream.class::cast)
                    .toList()));
    List<ReadLine> lines = ReadLine.all(line, PIPE, new TextReading(0, false, false, 1 << 16));
    assertEquals(2, lines.size());
    assertEquals(List.of("2", "b"), lines.get(1).values());
  }

  @Test
  @DisplayName("grammar.row-max-4mb: a byte of ones ends, quotes and escapes nothing")
  void aLongRecordMayEndWithAnyByte() {
    byte[] file = bytes("x".repeat(5_000_000) + "?\n2|b\n");
    file[5_000_000] = (byte) 0xff;
    for (TextLayout layout : ALL) {
      List<ReadLine> lines = ReadLine.all(file, layout, new TextReading(0, false, false, 999));
      assertEquals(2, lines.size(), layout::toString);
      assertEquals(List.of("2", "b"), lines.get(1).values());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
