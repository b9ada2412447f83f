package dev.slipher.formats.avro;

import static dev.slipher.formats.avro.ReadAvro.AUTO;
import static dev.slipher.formats.avro.ReadAvro.IGNORE_CASE;
import static dev.slipher.formats.avro.ReadAvro.columns;
import static dev.slipher.formats.avro.ReadAvro.paths;
import static dev.slipher.formats.avro.ReadAvro.values;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.formats.json.JsonLayout;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the fields of records find their columns. */
class AvroMappingTest {
  /** The schema of the guide's example, in short. */
  private static final String PERSON =
      """
      {"name": "person", "type": "record", "fields": [
        {"name": "id", "type": "int"},
        {"name": "guid", "type": "string"},
        {"name": "tags", "type": {"type": "array", "name": "inner_tags", "items": "string"}},
        {"name": "friends", "type": {"type": "array", "name": "inner_friends", "items":
          {"name": "friends_record", "type": "record", "fields": [
            {"name": "id", "type": "int"}, {"name": "name", "type": "string"}]}}},
        {"name": "by_key", "type": {"type": "map", "values": ["null", "long", "friends_record"]}},
        {"name": "best", "type": ["null", "friends_record"]}]}
      """;

  private static final AvroFile PERSONS =
      AvroFile.of(
          PERSON,
          """
          {"id": 7, "guid": "g-7", "tags": ["a", "b"],
           "friends": [{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bo|b"}],
           "by_key": {"x": {"long": 5}, "y": {"friends_record": {"id": 3, "name": "Cy"}},
                      "z": null},
           "best": null}
          """);

  private static List<String> byPath(String path) throws IOException {
    return values(PERSONS, paths(path), columns("c"));
  }

  @Test
  @DisplayName("avro.auto-case, avro.unmatched, avro.missing-null, avro.outer-fields-only")
  void byName() throws IOException {
    AvroFile file =
        AvroFile.ofFields(
            "\"z\":\"long\";\"Id\":\"int\";\"b\":\"string\";"
                + "\"o\":{\"type\":\"record\",\"name\":\"i\",\"fields\":"
                + "[{\"name\":\"a\",\"type\":\"int\"}]}",
            "{\"z\":1,\"Id\":2,\"b\":\"x\",\"o\":{\"a\":3}}");
    assertEquals(List.of("NULL", "x", "NULL"), values(file, AUTO, columns("id", "b", "a")));
    assertEquals(List.of("2", "x", "NULL"), values(file, IGNORE_CASE, columns("id", "b", "a")));
  }

  @Test
  @DisplayName("avro.auto-case: of two names that are one in any case, the last counts")
  void namesThatDifferByCase() throws IOException {
    AvroFile file =
        AvroFile.ofFields("\"A\":\"int\";\"a\":[\"null\",\"int\"]", "{\"A\":1,\"a\":{\"int\":2}}");
    assertEquals(List.of("2"), values(file, IGNORE_CASE, columns("a")));
    AvroFile empty =
        AvroFile.ofFields("\"A\":\"int\";\"a\":[\"null\",\"int\"]", "{\"A\":1,\"a\":null}");
    assertEquals(List.of("NULL"), values(empty, IGNORE_CASE, columns("a")));
  }

  @Test
  @DisplayName("avro.unmatched: the order of the fields is not that of the columns")
  void order() throws IOException {
    AvroFile file = AvroFile.ofFields("\"b\":\"string\";\"a\":\"int\"", "{\"b\":\"x\",\"a\":1}");
    ReadAvro read = ReadAvro.one(file, AUTO, columns("a", "b"));
    assertEquals(new ReadAvro(1, "x|1", List.of("1", "x"), ""), read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "$.id; 7",
        "$['guid']; g-7",
        "$.tags[1]; b",
        "$.tags; [\"a\",\"b\"]",
        "$.friends[0].id; 1",
        "$['friends'][1]['name']; Bo|b",
        "$.friends[1]; {\"id\":2,\"name\":\"Bo|b\"}",
        "$.by_key.x; 5",
        "$.by_key.y.name; Cy",
        "$.by_key.y; {\"id\":3,\"name\":\"Cy\"}",
        "$.by_key.z.name; NULL",
        "$.by_key.none; NULL",
        "$.best; NULL",
        "$.best.name; NULL",
        "$.nothing; NULL",
        "$.friends[0].nothing; NULL"
      })
  @DisplayName("avro.jsonpaths, avro.path-skips-inner-names, avro.missing-null")
  void byPath(String path, String expected) throws IOException {
    assertEquals(List.of(expected), byPath(path));
  }

  @ParameterizedTest
  @CsvSource({
    "$.tags[2], Not an array or index out of range.",
    "$.friends[2].name, Not an array or index out of range.",
    "$.id[0], Not an array or index out of range.",
    "$.by_key[0], Not an array or index out of range.",
    "$[0], Not an array or index out of range.",
    "$.id.x, Member is not an object.",
    "$.tags.x, Member is not an object.",
    "$.by_key.x.name, Member is not an object."
  })
  @DisplayName("avro.array-missing-fatal: the errors are those of JSON")
  void wrongPaths(String path, String reason) throws IOException {
    AvroLayout layout = paths("$.guid", path, "$.id");
    ReadAvro read = ReadAvro.one(PERSONS, layout, columns("a", "b", "c"));
    assertEquals("1: Invalid JSONPath format: " + reason, read.error());
    assertEquals(1, read.line());
  }

  @Test
  @DisplayName("avro.jsonpaths: one value for several columns, a whole and its parts")
  void overlappingPaths() throws IOException {
    AvroLayout layout = paths("$.tags[0]", "$.tags", "$.tags", "$.friends[0].id", "$.friends");
    assertEquals(
        List.of(
            "a",
            "[\"a\",\"b\"]",
            "[\"a\",\"b\"]",
            "1",
            "[{\"id\":1,\"name\":\"Ann\"},{\"id\":2,\"name\":\"Bo|b\"}]"),
        values(PERSONS, layout, columns("a", "b", "c", "d", "e")));
    String whole = byPath("$").get(0);
    assertEquals("{\"id\":7,\"guid\":\"g-7\",\"tags\":", whole.substring(0, 28));
  }

  @Test
  @DisplayName("paths go through types that contain themselves, and so do their values")
  void recursiveTypes() throws IOException {
    String schema =
        """
        {"type": "record", "name": "node", "fields": [
          {"name": "v", "type": "int"},
          {"name": "next", "type": ["null", "node", {"type": "array", "items": "node"}]}]}
        """;
    AvroFile file =
        AvroFile.of(
            schema,
            """
            {"v": 1, "next": {"node": {"v": 2, "next": {"array": [{"v": 3, "next": null}]}}}}
            """);
    AvroLayout layout = paths("$.next.v", "$.next.next[0].v", "$.next", "$.next.next[0].next.v");
    assertEquals(
        List.of("2", "3", "{\"v\":2,\"next\":[{\"v\":3,\"next\":null}]}", "NULL"),
        values(file, layout, columns("a", "b", "c", "d")));
    assertEquals(List.of("1"), values(file, AUTO, columns("v")));
  }

  @Test
  @DisplayName("a whole document is no way to map Avro")
  void noWholeDocument() {
    assertThrows(
        IllegalArgumentException.class, () -> new AvroLayout(new JsonLayout.WholeDocument()));
  }
}
