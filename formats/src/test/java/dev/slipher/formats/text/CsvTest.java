package dev.slipher.formats.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CsvTest {
  private static final TextLayout CSV = TextLayout.Csv.DEFAULT;

  @Test
  @DisplayName(
      "csv.default-delimiter, csv.quote-default, csv.doubled-quote, csv.embedded-newline,"
          + " csv.backslash-literal, csv.unquoted-space-kept")
  void quotedFieldsHoldAnything() {
    Sweep.assertReads(
        CSV,
        List.of(
            "1,a",
            "1,\"a,b\"",
            "\"A \"\"quoted\"\" word\",2",
            "1,\"a\nb\"",
            "1,\"a\r\nb\rc\"",
            "1, a ",
            "1,a\\nb",
            "\"\",\"\"\"\",é"),
        List.of(
            List.of("1", "a"),
            List.of("1", "a,b"),
            List.of("A \"quoted\" word", "2"),
            List.of("1", "a\nb"),
            List.of("1", "a\r\nb\rc"),
            List.of("1", " a "),
            List.of("1", "a\\nb"),
            List.of("", "\"", "é")));
  }

  @Test
  @DisplayName("csv.category-example, csv.quote-custom")
  void theGuidesExamplesRead() {
    Sweep.assertReads(
        CSV,
        List.of(
            "12,Shows,Musicals,Musical theatre",
            "13,Shows,Plays,\"All \"\"non-musical\"\" theatre\""),
        List.of(
            List.of("12", "Shows", "Musicals", "Musical theatre"),
            List.of("13", "Shows", "Plays", "All \"non-musical\" theatre")));
    Sweep.assertReads(
        new TextLayout.Csv(',', '%'),
        List.of("1,%say \"hi\", ok%", "2,a \"b\" c", "3,%50%% off%"),
        List.of(
            List.of("1", "say \"hi\", ok"), List.of("2", "a \"b\" c"), List.of("3", "50% off")));
  }

  @Test
  @DisplayName("csv.default-delimiter: DELIMITER goes with CSV")
  void anyDelimiterWillDo() {
    Sweep.assertReads(
        new TextLayout.Csv('|', '"'), List.of("1|\"a|b\"|"), List.of(List.of("1", "a|b", "")));
    assertThrows(IllegalArgumentException.class, () -> new TextLayout.Csv('"', '"'));
    assertThrows(IllegalArgumentException.class, () -> new TextLayout.Csv(',', 'é'));
  }

  @Test
  @DisplayName("csv.space-around-quotes, csv.space-delimiter-exception")
  void whiteSpaceAroundQuotesIsIgnoredUnlessItDelimits() {
    Sweep.assertReads(
        CSV, List.of("1,  \"a\"  ,x", "\t\"b\" \t"), List.of(List.of("1", "a", "x"), List.of("b")));
    Sweep.assertReads(
        new TextLayout.Csv('\t', '"'),
        List.of("\"a\"\t\t\"b\"", " \"c\" \t"),
        List.of(List.of("a", "", "b"), List.of("c", "")));
  }

  @Test
  @DisplayName("csv.empty-vs-quoted-empty: the same value, told apart by the quoted flag")
  void emptyAndQuotedEmptyFieldsHaveNoText() {
    ReadLine line = Lines.one(CSV, "1,,\"\"\n");
    assertEquals(List.of("1", "", ""), line.values());
    assertFalse(line.fields().get(1).quoted());
    assertTrue(line.fields().get(2).quoted());
  }

  @Test
  @DisplayName("csv.missing-newline-error, err.code.1216")
  void onlyBlanksMayFollowAClosingQuote() {
    List<ReadLine> lines = Lines.read(CSV, "1,\"a\"b,\"c\n2,x\n3,\"a\" \r,\n4,\"y\" \r\n");
    assertEquals(
        "1216 field -1: Missing newline: Unexpected character 0x62 found at location 5",
        lines.get(0).error());
    assertEquals("1,\"a\"b,\"c", lines.get(0).raw());
    assertEquals(List.of("2", "x"), lines.get(1).values());
    assertEquals(
        "1216 field -1: Missing newline: Unexpected character 0x0d found at location 6",
        lines.get(2).error());
    assertEquals(List.of("4", "y"), lines.get(3).values());
  }

  @Test
  void aQuoteInsideAnUnquotedFieldFailsTheRow() {
    List<ReadLine> lines = Lines.read(CSV, "1,aaaa\"zz\"zz,3\r\n2,x\n");
    assertEquals("1214 field 1: Invalid quote formatting for CSV", lines.get(0).error());
    assertEquals("1,aaaa\"zz\"zz,3", lines.get(0).raw());
    assertEquals(List.of("2", "x"), lines.get(1).values());
  }

  @Test
  @DisplayName("err.typical-causes: unbalanced quotes at the end of the file")
  void anUnclosedQuoteTakesTheRestOfTheFile() {
    List<ReadLine> lines = Lines.read(CSV, "1,x\n2,\"open\n3,y\n4,z\n");
    assertEquals(List.of("1", "x"), lines.get(0).values());
    assertEquals("1214 field 1: Delimited value missing end quote", lines.get(1).error());
    assertEquals(2, lines.get(1).number());
    assertEquals(2, lines.size());
  }

  @Test
  @DisplayName("csv.nul-eor, conv.nul.eor, conv.nul.fail-without-null-as")
  void aNulEndsTheRecordAndTheByteBeforeItIsBlamed() {
    List<ReadLine> lines = Lines.read(CSV, "15,NUL next,\0,MFGR#47\n16,x\n1,\"/etc/passwd\0.x\"\n");
    assertEquals(
        "1216 field -1: Missing newline: Unexpected character 0x2c found at location 11",
        lines.get(0).error());
    assertEquals("15,NUL next,", lines.get(0).raw());
    assertEquals(List.of("16", "x"), lines.get(1).values());
    assertEquals(
        "1216 field -1: Missing newline: Unexpected character 0x64 found at location 13",
        lines.get(2).error());
  }

  @Test
  @DisplayName("csv.nul-eor: NULL AS '\\000' makes NUL data")
  void aNulIsDataUnderNullAs() {
    List<ReadLine> lines = Lines.read(CSV, "15,NUL next,\0,\"a\0\"\n", 0, false, true);
    assertEquals(List.of("15", "NUL next", "\0", "a\0"), lines.get(0).values());
  }
}
