package dev.slipher.formats.json;

import static dev.slipher.formats.json.Structures.AUTO;
import static dev.slipher.formats.json.Structures.error;
import static dev.slipher.formats.json.Structures.outcomes;
import static dev.slipher.formats.json.Structures.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where objects and arrays begin and end, and what stands between them. */
class JsonStructureTest {
  private static final String TEXT_ERROR =
      "-1: Invalid JSON: Unexpected character 0x%02x outside of an object or array";

  private static List<String> row(String a) {
    return Arrays.asList(a, null, null);
  }

  private static String outside(char first) {
    return TEXT_ERROR.formatted((int) first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\r\n", "\t \r\n\n  "})
  @DisplayName("json.root-level-structures, json.adjacent-braces: any white space, or none")
  void structuresFollowEachOther(String space) {
    String text = space + "{\"a\":1}" + space + "{\"a\":2}" + space;
    assertEquals(List.of(row("1"), row("2")), outcomes(read(text)));
  }

  @Test
  @DisplayName("json.multiline-object, json.line-number: the last line of the object")
  void linesCount() {
    String text = "\n{\n  \"a\":\n 1\n}{\"a\":2}\n[\r\n]\n\n{\"a\":\"\\\n\"}x";
    assertEquals(
        List.of(5L, 5L, 7L, 10L, 10L), read(text).stream().map(ReadStructure::line).toList());
  }

  @Test
  @DisplayName("json.auto.order-free: each structure has its keys in an order of its own")
  void ordersOfKeys() {
    String text =
        """
        {"a":1,"b":"x","c":true}
        {"a":2,"b":"y","c":false}
        {"c":null,"a":3,"b":"z"}
        {"x":0,"a":4}
        {"a":5,"x":0,"c":-1.5e3}
        {"b":"\u00e9","a":6}
        {"b":"y","a":7,"a":8 , "c": 9}
        """;
    assertEquals(
        List.of(
            List.of("1", "x", "true"),
            List.of("2", "y", "false"),
            Arrays.asList("3", "z", null),
            Arrays.asList("4", null, null),
            Arrays.asList("5", null, "-1.5e3"),
            Arrays.asList("6", "\u00c3\u00a9", null),
            List.of("8", "y", "9")),
        outcomes(read(text)));
  }

  @Test
  @DisplayName("json.separator-whitespace-only: a comma between two objects is an error")
  void commas() {
    assertEquals(List.of(row("1"), outside(','), row("2")), outcomes(read("{\"a\":1},{\"a\":2}")));
  }

  @Test
  @DisplayName("json.garbage-counts: an error for each run of other characters")
  void runsOfText() {
    assertEquals(
        List.of(outside('x'), row("1"), outside('y'), row("2"), outside('z'), outside('}')),
        outcomes(read("x{\"a\":1}yy{\"a\":2}z1 }")));
    ReadStructure last = read("{\"a\":1}\n abc\u00e9,\n").get(1);
    assertEquals("abc\u00c3\u00a9,", last.raw());
    assertEquals(2, last.line());
  }

  @Test
  @DisplayName("json.garbage-counts: no text is too long to be passed by")
  void longText() {
    List<ReadStructure> all =
        ReadStructure.all(
            ("y".repeat(9_000_000) + "{\"a\":1}").getBytes(java.nio.charset.StandardCharsets.UTF_8),
            AUTO,
            ReadStructure.columns("a", "b", "c"),
            0,
            4096);
    assertEquals(List.of(outside('y'), row("1")), outcomes(all));
    assertEquals(4096, all.get(0).raw().length());
  }

  @Test
  void emptyFilesHaveNoRecords() {
    for (String text : List.of("", "\n", "\ufeff", " \r\n\t")) {
      assertEquals(List.of(), read(text), () -> "<" + text + ">");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\u201ca\u201d:1}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":+1}",
        "{\"a\":NaN}",
        "{\"a\":tru}",
        "{\"a\":TRUE}",
        "{\"a\":1 2}",
        "{\"a\" 1}",
        "{\"a\"}",
        "{\"a\":}",
        "{,}",
        "{\"a\":1,,\"b\":2}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u00g0\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"tab\t\"}",
        "{\"a\":\"line\nbreak\"}",
        "{\"a\":\"nul\0\"}",
        "{\0\"a\":1}",
        "{/* no */\"a\":1}",
        "{\"a\":1]",
        "[1}",
        "{\"a\":1\u00a0}",
        "{\"\u00e9\":\u00e9}",
        "{\u0001}"
      })
  @DisplayName("json.quotes-0x22, json.jsonpaths.malformed-ref: what is no JSON costs one record")
  void malformedButBalanced(String text) {
    List<ReadStructure> all = read("{\"a\":0}\n" + text + "\n{\"a\":9}");
    assertEquals(3, all.size(), all::toString);
    assertEquals(row("0"), all.get(0).values());
    assertTrue(all.get(1).error().startsWith("-1: Invalid JSON: "), all::toString);
    assertEquals(row("9"), all.get(2).values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "{\"",
        "{\"a",
        "{\"a\":",
        "{\"a\":{\"b\":}",
        "{\"a\":1",
        "{\"a\":\"\\",
        "[[[[",
        "{\"a\":[1}" + "\n{\"b\":2}"
      })
  @DisplayName("json.jsonpaths.malformed-ref: what never ends takes the rest of the file along")
  void unended(String text) {
    List<ReadStructure> all = read("{\"a\":0}\n" + text);
    assertEquals(row("0"), all.get(0).values());
    assertEquals(2, all.size(), all::toString);
    assertTrue(all.get(1).error().startsWith("-1: Invalid JSON: "), all::toString);
  }

  @Test
  @DisplayName("json.line-number: of a structure that never ends, the line that breaks it")
  void lineOfTheBreak() {
    List<ReadStructure> all = read("{\"a\":0}\n{\n\"a\":1\n{\"a\":2}\n{\"a\":3}\n");
    assertEquals(2, all.size());
    assertEquals(4, all.get(1).line());
  }

  @Test
  void depthIsLimited() {
    String deep = "{\"a\":" + "[".repeat(999) + "]".repeat(999) + "}";
    assertEquals("[".repeat(999) + "]".repeat(999), read(deep).get(0).values().get(0));
    String deeper = "{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}";
    assertEquals("-1: Invalid JSON: Nested more than 1000 levels deep", error(deeper));
  }

  @Test
  @DisplayName("json.ignoreheader: lines are cut wherever they end")
  void headers() {
    String text = "{\n\"a\":1}\n{\"a\":2}";
    assertEquals(List.of(outside('"'), row("2")), outcomes(read(AUTO, text, 1, "a", "b", "c")));
    assertEquals(List.of(row("2")), outcomes(read(AUTO, text, 2, "a", "b", "c")));
    assertEquals(List.of(), read(AUTO, text, 3, "a"));
    assertEquals(List.of(), read(AUTO, text, 30, "a"));
    assertEquals(3, read(AUTO, text, 2, "a").get(0).line());
  }

  @Test
  @DisplayName("json.arrays-need-jsonpaths, json.single-wrapping-array")
  void arraysByName() {
    String error = "0: Invalid JSONPath format: Member is not an object.";
    assertEquals(error, error("[1,\"x\"]"));
    assertEquals(error, error("[{\"a\":1},{\"a\":2}]"));
  }
}
