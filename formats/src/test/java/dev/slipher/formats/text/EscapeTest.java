package dev.slipher.formats.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EscapeTest {
  private static final TextLayout ESCAPE = new TextLayout.Delimited('|', true, false);
  private static final TextLayout BOTH = new TextLayout.Delimited('|', true, true);

  @Test
  @DisplayName(
      "delimited.escape-delimiter, delimited.escape-backslash, delimited.escape-newline,"
          + " delimited.escape-no-sequences, conv.escape.any-character")
  void theCharacterBehindABackslashIsData() {
    Sweep.assertReads(
        ESCAPE,
        List.of(
            "1|public\\|event\\|dwuser",
            "2|A\\\\B",
            "3|a\\\nb",
            "4|\\012",
            "5|a\\x\\n",
            "plain|line",
            "6|\\é\\中|\\\""),
        List.of(
            List.of("1", "public|event|dwuser"),
            List.of("2", "A\\B"),
            List.of("3", "a\nb"),
            List.of("4", "012"),
            List.of("5", "axn"),
            List.of("plain", "line"),
            List.of("6", "é中", "\"")));
  }

  @Test
  @DisplayName("delimited.crlf: one backslash for the CR, one for the LF")
  void windowsLineEndsNeedTwoBackslashes() {
    assertEquals(List.of("1", "a\r\nb"), Lines.values(ESCAPE, "1|a\\\r\\\nb\r\n"));
    // A CR made data stays, although the line ends behind it.
    assertEquals(List.of("1", "a\r"), Lines.values(ESCAPE, "1|a\\\r\n"));
  }

  @Test
  @DisplayName("delimited.escape-null-marker: the raw field still tells \\N and \\\\N from N")
  void rawFieldsKeepTheirBackslashes() {
    ReadLine line = Lines.one(ESCAPE, "1|\\N|\\\\N|N\n");
    assertEquals(List.of("1", "N", "\\N", "N"), line.values());
    assertEquals(
        List.of("1", "\\N", "\\\\N", "N"),
        line.fields().stream().map(ReadLine.Field::raw).toList());
    assertEquals("1|\\N|\\\\N|N", line.raw());
  }

  @Test
  @DisplayName("delimited.escape-nul: a NUL ends the record, escaped or not; the row is kept")
  void nulCutsTheRecord() {
    List<ReadLine> lines = Lines.read(ESCAPE, "1|ab\0cd|e\\\nf\n2|x\\\0y\n3|z\n");
    assertEquals(List.of("1", "ab"), lines.get(0).values());
    assertEquals("1|ab", lines.get(0).raw());
    assertEquals(List.of("2", "x\\"), lines.get(1).values());
    assertEquals(3, lines.get(1).number());
    assertEquals(List.of("3", "z"), lines.get(2).values());
    assertEquals(3, lines.size());
  }

  @Test
  void aBackslashWithNothingBehindItStandsForItself() {
    assertEquals(List.of("1", "a\\"), Lines.values(ESCAPE, "1|a\\"));
  }

  @Test
  @DisplayName("delimited.removequotes-with-escape")
  void escapedQuotesSurviveRemoveQuotes() {
    Sweep.assertReads(
        BOTH,
        List.of("4| 'A Midsummer Night\\'s Dream'", "5|\\'kept\\'", "6|\"a\\\"|b\"", "7|'\\\\'"),
        List.of(
            List.of("4", "A Midsummer Night's Dream"),
            List.of("5", "'kept'"),
            List.of("6", "a\"|b"),
            List.of("7", "\\")));
  }

  @Test
  @DisplayName("delimited.escape-backslash: the escape character is always the backslash")
  void theDelimiterCannotBeTheEscapeCharacter() {
    assertThrows(IllegalArgumentException.class, () -> new TextLayout.Delimited('\\', true, false));
  }
}
