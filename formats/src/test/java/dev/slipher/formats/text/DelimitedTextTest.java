package dev.slipher.formats.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedTextTest {
  private static final TextLayout.Delimited PIPE = TextLayout.Delimited.DEFAULT;

  @Test
  @DisplayName("delimited.default-pipe, delimited.line-per-row, delimited.last-line-no-newline")
  void eachLineIsARowOfFieldsFromLeftToRight() {
    assertEquals('|', PIPE.delimiter());
    Sweep.assertReads(
        PIPE,
        List.of("1|a", "22|bb|", "|", "naïve 中文 😀|x", "a long field of a record|y"),
        List.of(
            List.of("1", "a"),
            List.of("22", "bb", ""),
            List.of("", ""),
            List.of("naïve 中文 😀", "x"),
            List.of("a long field of a record", "y")));
  }

  @Test
  @DisplayName("delimited.octal: any single ASCII character, printing or not")
  void delimitersMayBeUnprintable() {
    for (char delimiter : new char[] {'\t', 1, 7, 0x1f, 0x7f, ' ', ',', '\\', '"'}) {
      TextLayout layout = new TextLayout.Delimited(delimiter, false, false);
      Sweep.assertReads(layout, List.of("1" + delimiter + "a"), List.of(List.of("1", "a")));
    }
  }

  @ParameterizedTest
  @ValueSource(chars = {'\n', '\r', 0, '¦', '\u4e2d'})
  @DisplayName("delimited.multibyte-delimiter-no")
  void delimitersOfOtherKindsAreRefused(char delimiter) {
    assertThrows(
        IllegalArgumentException.class, () -> new TextLayout.Delimited(delimiter, false, false));
  }

  @Test
  @DisplayName("delimited.quotes-literal, delimited.comma-inside-quotes-not-protected")
  void quotesAreData() {
    Sweep.assertReads(PIPE, List.of("1|\"a\"|'b"), List.of(List.of("1", "\"a\"", "'b")));
    Sweep.assertReads(
        new TextLayout.Delimited(',', false, false),
        List.of("1,\"a,b\""),
        List.of(List.of("1", "\"a", "b\"")));
  }

  @Test
  @DisplayName("delimited.no-escape-backslash-data")
  void backslashesAreData() {
    Sweep.assertReads(PIPE, List.of("1|A\\B\\|\\N"), List.of(List.of("1", "A\\B\\", "\\N")));
  }

  @Test
  @DisplayName("delimited.no-special-eof")
  void noLineEndsTheFile() {
    Sweep.assertReads(
        PIPE,
        List.of("1|a", "\\.", "2|b"),
        List.of(List.of("1", "a"), List.of("\\."), List.of("2", "b")));
  }

  @Test
  @DisplayName("delimited.crlf: a CR before the line feed belongs to the line end, no other does")
  void loneCarriageReturnsAreData() {
    Sweep.assertReads(
        PIPE, List.of("a\rb|\rc", "\r\r|d"), List.of(List.of("a\rb", "\rc"), List.of("\r\r", "d")));
    List<ReadLine> lines = Lines.read(PIPE, "a|b\r\r\nc|d\r");
    assertEquals(List.of("a", "b\r"), lines.get(0).values());
    assertEquals(List.of("c", "d\r"), lines.get(1).values());
  }
}
