package dev.slipher.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FixedWidthTest {
  private static final TextLayout THREE = layout(3, 1, 2);

  private static TextLayout layout(Integer... widths) {
    return new TextLayout.FixedWidth(List.of(widths), false);
  }

  private static TextLayout unquoting(Integer... widths) {
    return new TextLayout.FixedWidth(List.of(widths), true);
  }

  /** The fields of a line of UTF-8 text. */
  private static List<String> values(TextLayout layout, String line) {
    String bytes = new String(line.getBytes(UTF_8), StandardCharsets.ISO_8859_1);
    return Lines.values(layout, bytes).stream()
        .map(value -> new String(value.getBytes(StandardCharsets.ISO_8859_1), UTF_8))
        .toList();
  }

  @Test
  @DisplayName("fixedwidth.spec, fixedwidth.char-padding: slices, with all their blanks")
  void fieldsAreSlices() {
    assertEquals(List.of("abc", "d", "ef"), values(THREE, "abcdef\n"));
    assertEquals(List.of("a  ", " ", " f"), values(THREE, "a    f\n"));
    assertEquals(List.of("   ", " ", "  "), values(THREE, "      \r\n"));
    assertEquals(List.of("a|\"", "\\", "'\r"), values(THREE, "a|\"\\'\r"));
  }

  @Test
  @DisplayName("fixedwidth.utf8-chars: widths count characters")
  void widthsCountCharacters() {
    assertEquals(List.of("é", "1"), values(layout(1, 1), "é1"));
    assertEquals(List.of("中é😀", "x", "ßa"), values(THREE, "中é😀xßa"));
    // A combining accent is a character of its own.
    assertEquals(List.of("e", "\u0301"), values(layout(1, 1), "e\u0301"));
    assertEquals(
        List.of("12345678", "é", "12345678"), values(layout(8, 1, 8), "12345678é12345678"));
  }

  @Test
  @DisplayName("fixedwidth.utf8-chars: a byte of no character counts as one")
  void brokenBytesCountAsOneEach() {
    assertEquals(
        List.of("a\u00ff\u00e4", "\u00b8", "bc"), Lines.values(THREE, "a\u00ff\u00e4\u00b8bc"));
    assertEquals(List.of("\u00c3"), Lines.values(layout(5), "\u00c3\n"));
  }

  @Test
  @DisplayName("fixedwidth.short-line, fixedwidth.venue-example: a line may end within any field")
  void shortLinesHaveFewerFields() {
    assertEquals(List.of("abc", "d", "e"), values(THREE, "abcde"));
    assertEquals(List.of("abc", "d"), values(THREE, "abcd\r\n"));
    assertEquals(List.of("ab"), values(THREE, "ab\n"));
    assertEquals(List.of(""), values(THREE, "\n"));
  }

  @Test
  @DisplayName("fixedwidth.long-line: what is too much is a field more, unless it is blank")
  void longLinesHaveOneMore() {
    assertEquals(List.of("abc", "d", "ef", "g "), values(THREE, "abcdefg \n"));
    assertEquals(List.of("abc", "d", "ef"), values(THREE, "abcdef \t \n"));
  }

  @Test
  @DisplayName("fixedwidth.removequotes: a pair around a field goes, blanks outside of it too")
  void quotesAreRemovedOnRequest() {
    ReadLine line = Lines.one(unquoting(6, 6, 4), "'ab'  \" c\"  d\"e ");
    assertEquals(List.of("ab", " c", "d\"e "), line.values());
    assertEquals(new ReadLine.Field("ab", "'ab'  ", true), line.fields().get(0));
    assertEquals(List.of("", " ", "x"), Lines.values(unquoting(2, 3, 1), "\"\"' 'x"));
  }

  @Test
  @DisplayName("delimited.removequotes-opening-only: as in delimited text")
  void aQuoteThatOnlyOpensRejectsTheRow() {
    List<ReadLine> lines = Lines.read(unquoting(3, 5), "abc'de \n' \n  ' 'xy'\n");
    assertEquals("1214 field 1: Delimited value missing end quote", lines.get(0).error());
    assertEquals("abc'de ", lines.get(0).raw());
    assertEquals("1214 field 0: Delimited value missing end quote", lines.get(1).error());
    assertEquals(List.of("  '", "xy"), lines.get(2).values());
  }

  @Test
  @DisplayName("delimited.quotes-literal: without REMOVEQUOTES quotes are data")
  void quotesAreDataOtherwise() {
    assertEquals(List.of("'a'", "\"", "\"b"), values(THREE, "'a'\"\"b"));
  }

  @Test
  @DisplayName("conv.ignoreheader.per-file, conv.ignoreblanklines, sys.load_errors.line_number")
  void headersAndBlankLines() {
    List<ReadLine> lines = Lines.read(THREE, "head\n\nabcdef\n\r\n   \nx", 1, true, false);
    assertEquals(List.of(3L, 5L, 6L), lines.stream().map(ReadLine::number).toList());
    assertEquals(List.of("   "), lines.get(1).values());
  }

  @Test
  @DisplayName("conv.nul.eor, conv.nul.kept: NUL as in delimited text")
  void nulEndsTheRecordUnlessNullAsIsSaid() {
    List<ReadLine> lines = Lines.read(THREE, "ab\0def\nabcdef\n");
    assertEquals(
        "1216 field -1: Missing newline: Unexpected character 0x62 found at location 1",
        lines.get(0).error());
    assertEquals("ab", lines.get(0).raw());
    assertEquals(List.of("abc", "d", "ef"), lines.get(1).values());
    assertEquals(
        List.of("ab\0", "d", "ef"), Lines.read(THREE, "ab\0def", 0, false, true).get(0).values());
  }

  @Test
  @DisplayName("grammar.row-max-4mb")
  void recordsOfFourMegabytesAreTheLongest() {
    int most = TextRecordReader.LONGEST_RECORD;
    String text = "é".repeat(most / 2) + "\n" + "y".repeat(most + 1) + "\nabc";
    for (int buffer : new int[] {3, 64 * 1024}) {
      List<ReadLine> lines =
          ReadLine.all(
              text.getBytes(UTF_8), layout(3, most), new TextReading(0, false, false, buffer));
      assertEquals(most - 6, lines.get(0).values().get(1).length());
      assertTrue(lines.get(1).error().startsWith("1216"));
      assertEquals(List.of("abc"), lines.get(2).values());
    }
  }

  @Test
  @DisplayName("fixedwidth.spec: however the file is stored")
  void theSameRecordsInEveryWayOfStoring() {
    Sweep.assertReads(
        layout(3, 8, 1),
        List.of("001abcdefghx", "2  é中😀     y", "3", "   ", "004\"quoted\"z", "5  |\\N    "),
        List.of(
            List.of("001", "abcdefgh", "x"),
            List.of("2  ", "é中😀     ", "y"),
            List.of("3"),
            List.of("   "),
            List.of("004", "\"quoted\"", "z"),
            List.of("5  ", "|\\N    ")));
  }

  @Test
  void widthsAreAtLeastOne() {
    assertThrows(IllegalArgumentException.class, () -> layout());
    assertThrows(IllegalArgumentException.class, () -> layout(1, 0));
  }
}
