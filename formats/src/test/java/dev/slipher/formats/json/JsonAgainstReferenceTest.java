package dev.slipher.formats.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.convert.TargetColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random files, read as the plain reader reads them. */
class JsonAgainstReferenceTest {
  private static final String[] PIECES = {
    "{", "}", "[", "]", ",", ":", "\"", "\"a\":", "\"b\":", "{\"a\":", "\"c\"", "1", "0", "-", ".5",
    "1e3", "E+", "true", "fals", "null", " ", "\t", "\n", "\r\n", "\\", "\\n", "\\u00e9", "\\ud83d",
    "\\ude00", "\\u", "\u00e9", "x", "\0", "\ufeff", "/", "'"
  };
  private static final String[] NAMES = {"a", "b", "c", "A", "\\u0061", "\u00e9", "d", ""};
  private static final String[] SCALARS = {
    "1",
    "-0",
    "80.01",
    "1E-7",
    "true",
    "false",
    "null",
    "\"\"",
    "\"x y\"",
    "\"\\\"{[\"",
    "\"\\ud83d\\ude00\"",
    "\"\u00e9\\n\"",
    "\"\\u0000\"",
    "\"|\\\\\"",
    "\"\\ude00\""
  };
  private static final String[] SPACES = {"", "", "", " ", "\n", "\r\n  ", "\t"};
  private static final int[] BUFFERS = {1, 2, 3, 7, 64, 64 * 1024};
  private static final List<TargetColumn> COLUMNS = ReadStructure.columns("a", "b", "\u00e9");
  private static final List<JsonLayout> LAYOUTS =
      List.of(
          new JsonLayout.ByName(false),
          new JsonLayout.ByName(true),
          Structures.paths("$.a", "$.b.a", "$.a[1]"),
          Structures.paths("$", "$['a']['b']", "$['a']['a'][0]"),
          Structures.paths("$[0]", "$[1]", "$[0][1]"),
          Structures.paths("$.b[0].a", "$.b[2]", "$.b"));

  @ParameterizedTest
  @ValueSource(longs = {1, 20_220_101, -7, 4_194_304})
  void randomPiecesAgree(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 8000; i++) {
      int kinds = 2 + random.nextInt(PIECES.length - 1);
      int offset = random.nextInt(PIECES.length);
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        text.append(PIECES[(offset + random.nextInt(kinds)) % PIECES.length]);
      }
      assertAgrees(text.toString().getBytes(UTF_8), random);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 99, 123_456_789})
  void randomDocumentsAgree(long seed) {
    Random random = new Random(seed);
    int good = 0;
    for (int i = 0; i < 4000; i++) {
      StringBuilder text = new StringBuilder();
      for (int count = random.nextInt(4); count >= 0; count--) {
        structure(text, random, 4);
        text.append(SPACES[random.nextInt(SPACES.length)]);
      }
      byte[] file = text.toString().getBytes(UTF_8);
      if (random.nextInt(4) == 0) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      good += assertAgrees(file, random);
    }
    assertTrue(good > 2000, "only " + good + " good records: the documents are too odd");
  }

  private static void structure(StringBuilder text, Random random, int depth) {
    boolean object = random.nextInt(3) > 0;
    text.append(object ? '{' : '[');
    for (int count = random.nextInt(4); count > 0; count--) {
      space(text, random);
      if (object) {
        text.append('"').append(NAMES[random.nextInt(NAMES.length)]).append('"');
        space(text, random);
        text.append(':');
        space(text, random);
      }
      if (depth > 0 && random.nextInt(3) == 0) {
        structure(text, random, depth - 1);
      } else {
        text.append(SCALARS[random.nextInt(SCALARS.length)]);
      }
      space(text, random);
      text.append(count > 1 ? "," : "");
    }
    space(text, random);
    text.append(object ? '}' : ']');
  }

  private static void space(StringBuilder text, Random random) {
    text.append(SPACES[random.nextInt(SPACES.length)]);
  }

  /** Answers how many records became rows. */
  private static int assertAgrees(byte[] file, Random random) {
    JsonLayout layout = LAYOUTS.get(random.nextInt(LAYOUTS.size()));
    boolean ignoreCase = layout instanceof JsonLayout.ByName byName && byName.ignoreCase();
    int buffer = BUFFERS[random.nextInt(BUFFERS.length)];
    List<Object> outcomes = new ArrayList<>();
    int good = 0;
    for (ReadStructure each : ReadStructure.all(file, layout, COLUMNS, 0, buffer)) {
      outcomes.add(outcome(each));
      good += each.error().isEmpty() ? 1 : 0;
    }
    assertEquals(
        ReferenceJson.all(file, layout.pathsOf(utf8(COLUMNS)), ignoreCase),
        outcomes,
        () -> layout + ", buffer " + buffer + " of <" + new String(file, UTF_8) + ">");
    return good;
  }

  /** The reference has a character for each byte. */
  private static List<TargetColumn> utf8(List<TargetColumn> columns) {
    return columns.stream()
        .map(
            column ->
                new TargetColumn(
                    new String(column.name().getBytes(UTF_8), ISO_8859_1),
                    column.type(),
                    true,
                    column.ordinal()))
        .toList();
  }

  private static Object outcome(ReadStructure structure) {
    String error = structure.error();
    if (error.isEmpty()) {
      return structure.values();
    }
    if (error.endsWith("outside of an object or array")) {
      return "text";
    }
    if (error.endsWith("Member is not an object.")) {
      return "object";
    }
    return error.endsWith("index out of range.") ? "array" : "malformed";
  }
}
