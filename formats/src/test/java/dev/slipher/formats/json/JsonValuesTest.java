package dev.slipher.formats.json;

import static dev.slipher.formats.json.Structures.AUTO;
import static dev.slipher.formats.json.Structures.one;
import static dev.slipher.formats.json.Structures.paths;
import static dev.slipher.formats.json.Structures.read;
import static dev.slipher.formats.json.Structures.values;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.convert.TargetColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which values of a structure reach which columns, and as what text. */
class JsonValuesTest {
  private static final JsonLayout ANY_CASE = new JsonLayout.ByName(true);
  private static final int LARGEST = JsonRecordReader.LARGEST_OBJECT;

  @Test
  @DisplayName("json.auto.case-sensitive, json.auto.order-free, json.auto.unmatched-keys")
  void byName() {
    assertEquals(
        List.of("1", "x", "NULL"),
        values("{\"z\":{\"c\":3},\"b\":\"x\",\"A\":9,\"a\":1,\"C\":[{\"c\":1}]}"));
  }

  @Test
  @DisplayName("json.auto-ignorecase: keys in any case")
  void anyCase() {
    assertEquals(
        List.of("1", "x", "NULL"), values(ANY_CASE, "{\"A\":1,\"b\":\"x\"}", "a", "b", "c"));
    assertEquals(List.of("7"), values(ANY_CASE, "{\"CATID\":7}", "catid"));
    assertEquals(List.of("7"), values(ANY_CASE, "{\"\u00c9\":7}", "\u00e9"));
  }

  @Test
  @DisplayName("json.auto.missing-key-null, json.null-literal, json.auto.top-level-only")
  void nulls() {
    assertEquals(List.of("NULL", "NULL", "NULL"), values("{\"a\":null,\"o\":{\"b\":1}}"));
    assertEquals(List.of("NULL", "", "null"), values("{\"b\":\"\",\"c\":\"null\"}"));
  }

  @Test
  @DisplayName("json.number-as-string, json.numeric-precision: numbers are taken as written")
  void scalars() {
    assertEquals(
        List.of("80.01", "20.25", "true"), values("{\"a\":80.01,\"b\":\"20.25\",\"c\":true}"));
    assertEquals(
        List.of("-1.50E+2", "0", "false"), values("{\"a\":-1.50E+2 ,\"b\":0\n,\"c\":false}"));
  }

  @Test
  @DisplayName("json.escapes")
  void escapes() {
    assertEquals(
        List.of("a\nb\t\\", "\"/\b\f\r", "\u00e9\u20ac\ud83d\ude00"),
        values(
            "{\"a\":\"a\\nb\\t\\\\\",\"b\":\"\\\"\\/\\b\\f\\r\","
                + "\"c\":\"\\u00e9\\u20AC\\uD83D\\uDE00\"}"));
    assertEquals(List.of("1", "x", "2"), values("{\"\\u0061\":1,\"b\":\"x\",\"\\u0063\":2}"));
  }

  @Test
  @DisplayName("err.utf8.sub5: half of a surrogate pair is left to the column, as invalid UTF-8")
  void loneSurrogates() {
    assertEquals(
        List.of(
            "\u00ed\u00a0\u00bd|", "\u00ed\u00b8\u0080", "\u00ed\u00a0\u00bd\u00ed\u00a0\u00bdn"),
        one(AUTO, "{\"a\":\"\\ud83d|\",\"b\":\"\\ude00\",\"c\":\"\\ud83d\\ud83dn\"}", "a", "b", "c")
            .values());
  }

  @Test
  @DisplayName(
      "conv.acceptinvchars.replacement-length: invalid UTF-8 passes to the column as it is")
  void invalidUtf8() {
    byte[] file =
        "{\"a\":\"x\u00a4\u00ffy\",\"\u00e9\u00a4\":1,\"b\":\"\u00c3\u00a9\"}".getBytes(ISO_8859_1);
    assertEquals(
        java.util.Arrays.asList("x\u00a4\u00ffy", "\u00c3\u00a9", null),
        read(AUTO, file, 0, "a", "b", "c").get(0).values());
  }

  @Test
  void namesOfAnyLanguage() {
    assertEquals(
        List.of("1", "2", "3"),
        values(AUTO, "{\"\u00e9\":1,\"\\u20ac\u20ac\":2,\"n\":3}", "\u00e9", "\u20ac\u20ac", "n"));
  }

  @Test
  @DisplayName("of keys that repeat the last counts")
  void repeatedKeys() {
    assertEquals(List.of("2", "NULL", "NULL"), values("{\"a\":1,\"b\":1,\"a\":2,\"b\":null}"));
    assertEquals(
        List.of("NULL"), values(paths("$.a.b[0]"), "{\"a\":{\"b\":[1]},\"a\":{\"c\":2}}", "x"));
    assertEquals(List.of("NULL"), values(paths("$.a.b"), "{\"a\":7,\"a\":{\"c\":2}}", "x"));
  }

  @Test
  @DisplayName("json.jsonpaths.bracket-and-dot, json.jsonpaths.order, json.jsonpaths.zero-based")
  void byPath() {
    String text = "{\"store\":{\"book\":{\"title\":\"T\"}},\"loc\":[[5],6],\"id\":1}";
    assertEquals(
        List.of("T", "6", "1", "5"),
        values(
            paths("$.store.book.title", "$.loc[1]", "$.id", "$.loc[0][0]"),
            text,
            "w",
            "x",
            "y",
            "z"));
    assertEquals(
        List.of("T", "6", "1", "5"),
        values(
            paths("$['store']['book']['title']", "$['loc'][1]", "$['id']", "$['loc'][0][0]"),
            text,
            "w",
            "x",
            "y",
            "z"));
    assertEquals(
        List.of("1", "x", "1"),
        values(paths("$[0]", "$[1]", "$[0]"), "[1,\"x\",2]", "a", "b", "c"));
  }

  @Test
  @DisplayName("json.jsonpaths.missing-object-null, also of what is null or missing itself")
  void missingMembers() {
    JsonLayout layout = paths("$.x", "$.o.x", "$.n.x[2].y", "$.m[0]");
    assertEquals(
        List.of("NULL", "NULL", "NULL", "NULL"),
        values(layout, "{\"a\":1,\"o\":{},\"n\":null}", "a", "b", "c", "d"));
  }

  @Test
  @DisplayName("json.jsonpaths.missing-array-fatal")
  void missingElements() {
    String error = "0: Invalid JSONPath format: Not an array or index out of range.";
    assertEquals(error, one(paths("$.loc[2]"), "{\"loc\":[5,6]}", "a").error());
    assertEquals(error, one(paths("$.loc[0]"), "{\"loc\":[]}", "a").error());
    assertEquals(error, one(paths("$.loc[0]"), "{\"loc\":{\"0\":1}}", "a").error());
    assertEquals(error, one(paths("$.loc[0]"), "{\"loc\":\"text\"}", "a").error());
    assertEquals(error, one(paths("$[0]"), "{\"a\":1}", "a").error());
    assertEquals(error, one(paths("$[0][1]", "$[0]"), "[[1]]", "a", "b").error());
    assertEquals(
        "1: Invalid JSONPath format: Member is not an object.",
        one(paths("$.a", "$.a.b", "$.a[1]"), "{\"a\":1}", "a", "b", "c").error());
  }

  @Test
  @DisplayName("json.jsonpaths.nested-as-string: as the guide's samples show it")
  void nested() {
    String text =
        """
        {
            "tags": [
                "nisi",
                "culpa ,\\n"
            ],
            "friends": [
                {
                    "id": 0
                },
                {
                    "id": 1,
                    "name": "Renaldo"
                }
            ], "e": { }
        }
        """;
    assertEquals(
        List.of("[\"nisi\",\"culpa ,\\n\"]", "{\"id\": 1,\"name\": \"Renaldo\"}", "{ }"),
        values(paths("$['tags']", "$['friends'][1]", "$['e']"), text, "a", "b", "c"));
    assertEquals(
        List.of("[\"a\", \"b\"]", "{\"x\":{}}", "NULL"),
        values("{\"a\":[\"a\", \"b\"],\"b\":{\"x\":{}}}"));
    assertEquals(
        List.of("{\"a\":[1,2]}", "2"),
        values(paths("$", "$.a[1]"), "{\"a\":[1,\r\n 2]}", "a", "b"));
  }

  @Test
  @DisplayName("json.noshred: the whole structure")
  void wholeDocument() {
    JsonLayout whole = new JsonLayout.WholeDocument();
    assertEquals(List.of("{\"a\":[1,2]}"), values(whole, "{\"a\":[1,2]}", "r"));
    assertEquals(List.of("[{}]"), values(whole, "[{}]", "r"));
    assertThrows(IllegalArgumentException.class, () -> read(whole, "{}", 0, "a", "b"));
  }

  private static List<ReadStructure> large(String file, String... columns) throws IOException {
    List<TargetColumn> targets = ReadStructure.columns(columns);
    return ReadStructure.all(
        new ByteArrayInputStream(file.getBytes(UTF_8)), AUTO, targets, 0, 64 * 1024);
  }

  private static String sized(int size) {
    return "{\"z\":\"" + "y".repeat(size - 8) + "\"}";
  }

  @Test
  @DisplayName("json.max-object-4mb: braces included, whatever is loaded of it")
  void largestObject() throws IOException {
    assertEquals(2, large(sized(LARGEST) + "{\"a\":1}", "a").size());
    JsonObjectTooLargeException error =
        assertThrows(
            JsonObjectTooLargeException.class, () -> large("{}\n" + sized(LARGEST + 1), "a"));
    assertEquals(
        "the JSON object that begins on line 2 exceeds the maximum size of 4 MB",
        error.getMessage());
    assertThrows(JsonObjectTooLargeException.class, () -> large(sized(20_000_000), "a"));
    assertThrows(
        JsonObjectTooLargeException.class,
        () -> large("[1,".repeat(400) + " ".repeat(5_000_000), "a"));
  }

  @Test
  @DisplayName("json.jsonpaths.malformed-ref: a broken object is no large one")
  void brokenBeforeTheLimit() throws IOException {
    List<ReadStructure> all = large("{\"a\":0}\n{\"a\":1\n" + "{\"a\":1}\n".repeat(1_000_000), "a");
    assertEquals(2, all.size());
    assertTrue(all.get(1).error().startsWith("-1: Invalid JSON: "), all.get(1)::error);
    assertEquals(3, all.get(1).line());
  }

  @Test
  @DisplayName("json.pipe-counted-twice: a pipe takes two of the 4 MB of a row")
  void pipes() throws IOException {
    String pipes = "|".repeat(1_250_000);
    String text = "{\"a\":\"" + pipes + "\",\"b\":\"" + pipes + "\"}";
    assertEquals("-1: Row exceeds the maximum size of 4 MB", large(text, "a", "b").get(0).error());
    assertEquals("", large(text.replace('|', '/'), "a", "b").get(0).error());
    assertEquals("", large(text, "a").get(0).error());
  }

  @Test
  @DisplayName("grammar.row-max-4mb: one value in many columns")
  void rows() {
    String[] many = new String[40];
    java.util.Arrays.fill(many, "$.a");
    String[] names = new String[40];
    java.util.Arrays.setAll(names, i -> "c" + i);
    String text = "{\"a\":\"\\n" + "y".repeat(200_000) + "\"}";
    assertEquals(
        "-1: Row exceeds the maximum size of 4 MB",
        ReadStructure.all(text.getBytes(UTF_8), paths(many), ReadStructure.columns(names), 0, 4096)
            .get(0)
            .error());
  }
}
