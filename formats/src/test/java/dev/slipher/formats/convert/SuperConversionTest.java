package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.into;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.type.RedshiftType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuperConversionTest {
  private static final RedshiftType SUPER = new RedshiftType.Super();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"a\":1};{\"a\":1}",
        "  [ 1 , \"x y\" , null ,true,false ] ;[1,\"x y\",null,true,false]",
        "{ \"b\" : { \"c\" : [ ] } , \"a\" : { } };{\"b\":{\"c\":[]},\"a\":{}}",
        "\"abc\";\"abc\"",
        "\"\";\"\"",
        "null;null",
        "true;true",
        "-0;-0",
        "1.50;1.50",
        "1e3;1e3",
        "12345678901234567890123456789012345678;12345678901234567890123456789012345678",
        "\"\\u00e9\\/\\t\\u0001\\\\\\\"\";\"é/\\t\\u0001\\\\\\\"\"",
        "\"中😀\";\"中😀\"",
        "\"\\ud83d\\ude00\";\"😀\""
      })
  @DisplayName("json.super-text-csv: any JSON value, kept without the blanks between its parts")
  void takesAnyValue(String text, String kept) {
    assertEquals(kept, into(SUPER).value(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "abc;3",
        "{a:1;2",
        "{\"a\":1;6",
        "[1,2;4",
        "[1,];4",
        "1 2;3",
        "{} x;4",
        "'x';1",
        "01;1",
        "+1;2",
        "NaN;3",
        "\"open;5",
        "{\"a\":1,\"a\":2};10",
        "\"\\ud83d\";8"
      })
  @DisplayName("json.super-bad-json-1224, err.code.1224: anything else, and where it ends")
  void refusesWhatIsNoJson(String text, int place) {
    assertEquals(
        "1224 Input is not well-formed JSON for SUPER, Pos " + place, into(SUPER).error(text));
  }

  @Test
  @DisplayName("err.code.1224: a NUL is no JSON, wherever it stands")
  void refusesNul() {
    assertEquals(
        "1224 Input is not well-formed JSON for SUPER, Pos 1",
        into(SUPER).error(Conversion.bytes('1', 0, '2', 0)));
  }

  @Test
  @DisplayName("err.code.1220: broken UTF-8 is what it is elsewhere, and nothing replaces it")
  void refusesBrokenUtf8() {
    byte[] broken = Conversion.bytes('"', 0xe4, '"');
    String error =
        "1220 String contains invalid or unsupported UTF-8 codepoints."
            + " Bad UTF-8 hex sequence: e4 (error 4)";
    assertEquals(error, into(SUPER).error(broken));
    assertEquals(error, into(SUPER).acceptInvChars('?').error(broken));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\\N"})
  @DisplayName("an empty or blank field is NULL")
  void nulls(String text) {
    assertNull(into(SUPER).value(text));
  }

  @Test
  @DisplayName("two columns of a row keep their own values")
  void severalColumns() {
    assertEquals(List.of("[1]", "[22]"), into(SUPER, SUPER).row("[ 1 ]|[ 22 ]"));
  }

  @Test
  @DisplayName(
      "json.super-size, json.super-string-limit: levels, strings and sizes beyond the limits")
  void limits() {
    assertEquals("[".repeat(1000) + "]".repeat(1000), into(SUPER).value(nested(1000)));
    assertEquals(
        "1224 Input is not well-formed JSON for SUPER, Pos 1001", into(SUPER).error(nested(1001)));
    String longest = '"' + "é".repeat(8_000_000) + '"';
    assertEquals(longest, into(SUPER).value(longest));
    assertEquals(
        "1204 String in SUPER exceeds the limit of 16000000 bytes",
        into(SUPER).error('"' + "é".repeat(8_000_001) + '"'));
    String half = '"' + "x".repeat(8_400_000) + '"';
    assertEquals(
        "1204 SUPER size: 16800006 is larger than maximum supported size: 16777216",
        into(SUPER).error("[" + half + "," + half + "]"));
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  @Test
  @DisplayName("copies the value that a parser stands on, and stops behind it")
  void copiesFromAParser() throws IOException {
    SuperText text = new SuperText();
    try (JsonParser parser = new JsonFactory().createParser("{\"a\": {\"b\": [1, 2]}, \"c\": 3}")) {
      parser.nextToken();
      parser.nextToken();
      parser.nextToken();
      RowError error = text.copy(parser);
      assertNull(error);
      assertEquals("{\"b\":[1,2]}", new String(text.bytes(), 0, text.length(), UTF_8));
      parser.nextToken();
      assertEquals("c", parser.getCurrentName());
    }
  }
}
