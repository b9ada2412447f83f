package dev.slipher.formats.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.json.JsonPath.Element;
import dev.slipher.formats.json.JsonPath.Member;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathsFileTest {
  private static Optional<List<JsonPath>> parse(String text) throws MalformedJsonPathsException {
    return JsonPathsFile.parse(text.getBytes(UTF_8));
  }

  private static String refused(String text) {
    return assertThrows(MalformedJsonPathsException.class, () -> parse(text), text).getMessage();
  }

  private static String refusedPath(String path) {
    return refused("{\"jsonpaths\":[\"" + path + "\"]}");
  }

  @Test
  @DisplayName("json.jsonpaths.shape, json.jsonpaths.bracket-and-dot")
  void expressions() throws MalformedJsonPathsException {
    assertEquals(
        Optional.of(
            List.of(
                JsonPath.member("a"),
                new JsonPath(List.of(new Member("b"), new Element(10), new Member("c d*"))),
                new JsonPath(List.of(new Element(0), new Element(2))),
                JsonPath.ROOT)),
        parse("\ufeff {\"jsonpaths\" : [\"$.a\", \"$.b[10].c d*\", \"$[0][2]\", \"$\"]}\r\n"));
    assertEquals(
        Optional.of(List.of(new JsonPath(List.of(new Member("a.b[0]'"), new Member(""))))),
        parse("{\"jsonpaths\":[\"$['a.b[0]'']['']\"]}"));
    assertEquals(Optional.of(List.of()), parse("{\"x\":{\"jsonpaths\":[1]},\"jsonpaths\":[]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"jsonPaths\":[\"$.a\"]}", "{\"x\":1}", "{\"JSONPATHS\":[1]}"})
  @DisplayName("json.jsonpaths.wrong-key-silent")
  void otherKeys(String text) throws MalformedJsonPathsException {
    assertEquals(Optional.empty(), parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "[\"$.a\"]",
        "\"jsonpaths\"",
        "{\"jsonpaths\":[\"$.a\"]",
        "{\"jsonpaths\":[]}{}",
        "{\"jsonpaths\":[]}x",
        "{\"jsonpaths\":[]},",
        "x{\"jsonpaths\":[]}",
        "{\"jsonpaths\":\"$.a\"}",
        "{\"jsonpaths\":[],\"jsonpaths\":[]}",
        "{\"jsonpaths\":[\"$.a\",]}",
        "{\u201cjsonpaths\u201d:[]}"
      })
  @DisplayName("json.jsonpaths.malformed")
  void malformed(String text) {
    String message = refused(text);
    assertTrue(message.startsWith("JSONPaths file is not in correct json format: "), message);
  }

  @Test
  @DisplayName("json.jsonpaths.malformed: nested beyond reason")
  void deep() {
    refused("{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}");
    refused("{\"x\":" + "1".repeat(5000) + "}");
  }

  @Test
  @DisplayName("json.jsonpaths.plain: UTF-8")
  void otherEncodings() {
    assertThrows(
        MalformedJsonPathsException.class,
        () -> JsonPathsFile.parse("{\"jsonpaths\":[]}".getBytes(UTF_16)));
    assertThrows(
        MalformedJsonPathsException.class,
        () -> JsonPathsFile.parse(new byte[] {'{', (byte) 0xa4, '}'}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "1", "null", "[\"$.a\"]", "{\"a\":\"$.a\"}", "true"})
  @DisplayName("json.jsonpaths.bad-element")
  void elements(String element) {
    String message = refused("{\"jsonpaths\":[\"$.a\"," + element + "]}");
    assertTrue(
        message.contains("element 1 of 'jsonpaths' is not a string, or an empty one"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.a'b",
        "$.a]b",
        "$.a[b]",
        "$.loc[-1]",
        "$.loc[]",
        "$.loc[1",
        "$.loc[1.0]",
        "$.loc[0:2]",
        "$.loc[0,1]",
        "$.loc[9999999999]",
        "$.*",
        "$[*]",
        "$..a",
        "$.",
        "$.a.",
        "$a",
        "a",
        " $.a",
        "$ .a",
        "$['a'",
        "$['a",
        "$[\\\"a\\\"]",
        "$[?(@.a)]",
        "$[(@.length-1)]",
        "@.a"
      })
  @DisplayName(
      "json.jsonpaths.dot-forbidden-chars, json.jsonpaths.zero-based, json.jsonpaths.no-wildcards")
  void notations(String path) {
    assertTrue(
        refusedPath(path)
            .startsWith(
                "Invalid JSONPath format. Supported notations are 'dot-notation' and"
                    + " 'bracket-notation': "),
        path);
  }

  @Test
  @DisplayName("json.jsonpaths.no-mix: neither in one expression nor in one file")
  void mixed() throws MalformedJsonPathsException {
    for (String paths :
        List.of(
            "\"$.a\",\"$['b']\"", "\"$['b']\",\"$[0]\",\"$.a\"", "\"$.a['b']\"", "\"$['b'].a\"")) {
      String message = refused("{\"jsonpaths\":[" + paths + "]}");
      assertTrue(message.contains("cannot be mixed"), message);
    }
    assertEquals(3, parse("{\"jsonpaths\":[\"$.a[0]\",\"$\",\"$[1].b\"]}").orElseThrow().size());
  }
}
