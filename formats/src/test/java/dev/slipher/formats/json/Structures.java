package dev.slipher.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Short ways to read a text with small and large buffers; values come back as text. */
final class Structures {
  private static final int[] BUFFERS = {1, 2, 3, 7, 4096};

  static final JsonLayout AUTO = new JsonLayout.ByName(false);

  private Structures() {}

  /** The records of a file whose columns are a, b and c, by name. */
  static List<ReadStructure> read(String text) {
    return read(AUTO, text, 0, "a", "b", "c");
  }

  static List<ReadStructure> read(JsonLayout layout, String text, long headers, String... columns) {
    return read(layout, text.getBytes(UTF_8), headers, columns);
  }

  static List<ReadStructure> read(JsonLayout layout, byte[] file, long headers, String... columns) {
    List<ReadStructure> structures = null;
    for (int buffer : BUFFERS) {
      List<ReadStructure> again =
          ReadStructure.all(file, layout, ReadStructure.columns(columns), headers, buffer);
      if (structures != null) {
        assertEquals(structures, again, () -> "buffer " + buffer);
      }
      structures = again;
    }
    return structures;
  }

  /** The values of each good record, the errors of the others. */
  static List<Object> outcomes(List<ReadStructure> structures) {
    return structures.stream()
        .map(each -> each.error().isEmpty() ? (Object) each.values() : each.error())
        .toList();
  }

  /** The values of a, b and c in the one record of a text. */
  static List<String> values(String text) {
    return values(AUTO, text, "a", "b", "c");
  }

  static List<String> values(JsonLayout layout, String text, String... columns) {
    ReadStructure one = one(layout, text, columns);
    assertEquals("", one.error());
    return one.values().stream().map(Structures::utf8).toList();
  }

  /** Why the one record of a text is rejected. */
  static String error(String text) {
    return one(AUTO, text, "a", "b", "c").error();
  }

  static ReadStructure one(JsonLayout layout, String text, String... columns) {
    List<ReadStructure> structures = read(layout, text, 0, columns);
    assertEquals(1, structures.size(), structures::toString);
    return structures.get(0);
  }

  private static String utf8(String value) {
    return value == null ? "NULL" : new String(value.getBytes(StandardCharsets.ISO_8859_1), UTF_8);
  }

  static String utf8OrNull(String value) {
    return value == null ? null : utf8(value);
  }

  /** The layout of a JSONPaths file. */
  static JsonLayout paths(String... paths) {
    try {
      String list = String.join("\",\"", paths);
      return new JsonLayout.ByPath(
          JsonPathsFile.parse(("{\"jsonpaths\":[\"" + list + "\"]}").getBytes(UTF_8))
              .orElseThrow());
    } catch (MalformedJsonPathsException e) {
      throw new AssertionError(Arrays.toString(paths), e);
    }
  }
}
