package dev.slipher.formats.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.convert.TargetColumn;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An object reads the same whether its keys stood in the one before or not. */
class RepeatedKeysTest {
  private static final String FIRST = "{\"a\":1,\"b\":\"x\",\"other\":true,\"c\":null}";
  private static final String[] SHAPES = {
    "{\"a\":%s,\"b\":%s,\"other\":%s,\"c\":%s}",
    "{\"a\":%s,\"b\":%s,\"other\":%s,\"c\":%s} ",
    "{ \"a\" : %s, \"b\" : %s, \"other\" : %s, \"c\" : %s }",
    "{\"a\":%s\r,\"b\":%s\r,\"a\":%s,\"c\":%s}",
    "{\"a\":%s,\"a\":%s,\"\u00e9\":%s,\"c\":%s}",
    "{\"a\":%s,\"\\u0062\":%s,\"q\\\"\":%s,\"c\":%s}",
    "{\"A\":%s,\"b\":%s,\":\":%s,\"c\":%s}",
    "{\"a\":%s,\n\"b\":%s,\"other\":%s,\"c\":%s}",
  };
  private static final String[] VALUES = {
    "1",
    "-0",
    "01",
    "-",
    "1.",
    "1.50",
    ".5",
    "1e5",
    "1E+05",
    "2e",
    "12345678901234567890123456789",
    "true",
    "tru",
    "false",
    "null",
    "nul",
    "\"\"",
    "\"x\"",
    "\"12345678\"",
    "\"1234567\"",
    "\"with , and } and \u00e9\u20ac\"",
    "\"with \\\" and \\\\\"",
    "\"tab\tinside\"",
    "\"open",
    "{}",
    "{\"a\":1}",
    "[1,2]",
    "[]",
    "",
    "NaN",
    "+1",
    "0x10",
    "\"\u007f\"",
    "\"\ud83d\ude00\"",
  };

  @ParameterizedTest
  @ValueSource(ints = {16, 4096})
  void anObjectBehindAnotherReadsAsAlone(int buffer) {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String shape = SHAPES[random.nextInt(SHAPES.length)];
      String first = random.nextBoolean() ? FIRST : filled(shape, random);
      byte[] second = mutated(filled(shape, random).getBytes(UTF_8), random);
      List<ReadStructure> before = read((first + "\n").getBytes(UTF_8), buffer);
      if (before.stream().allMatch(each -> each.error().isEmpty())) {
        byte[] both = joined((first + "\n").getBytes(UTF_8), second);
        List<ReadStructure> alone = read(joined("\n".getBytes(UTF_8), second), buffer);
        List<ReadStructure> behind = read(both, buffer);
        List<ReadStructure> rest = behind.subList(before.size(), behind.size());
        if (!first.contains("\n")) {
          assertEquals(alone, rest, () -> new String(both, ISO_8859_1));
        } else {
          assertEquals(Structures.outcomes(alone), Structures.outcomes(rest));
        }
      }
    }
  }

  @Test
  void objectsOfTheSameKeysNeedNoParser() {
    StructureReader reader = reader(List.of("a", "b", "c"));
    assertTrue(learns(reader, FIRST));
    assertTrue(repeats(reader, "{\"a\":-2.5e3,\"b\":\"long enough\",\"other\":0,\"c\":false}"));
    assertTrue(repeats(reader, "{\"a\":null,\"b\":\"\u00e9\",\"other\":\"\",\"c\":\"}\"}{\"a\""));
    assertFalse(repeats(reader, "{\"a\":1,\"b\":\"x\",\"c\":null,\"other\":true}"));
    assertFalse(repeats(reader, "{\"a\":1,\"b\":[],\"other\":true,\"c\":null}"));
    assertFalse(repeats(reader, "{\"a\":1,\"b\":\"\\n\",\"other\":true,\"c\":null}"));
    assertFalse(repeats(reader, FIRST.substring(0, FIRST.length() - 1)));
  }

  @Test
  void whatIsNestedIsLeftToTheParser() {
    StructureReader reader = reader(List.of("a", "b"));
    assertTrue(learns(reader, FIRST));
    assertTrue(learns(reader, "{\"a\":1,\"b\":{}}"));
    assertFalse(repeats(reader, FIRST), "keys of an object before the last");
  }

  @Test
  void keysThatNeverRepeatAreGivenUp() {
    StructureReader reader = reader(List.of("a", "b", "c"));
    for (int i = 0; i < 1000; i++) {
      assertTrue(learns(reader, FIRST));
      assertFalse(repeats(reader, "{}"));
    }
    assertTrue(learns(reader, FIRST));
    assertFalse(repeats(reader, FIRST));
  }

  private static StructureReader reader(List<String> names) {
    List<TargetColumn> columns = ReadStructure.columns(names.toArray(String[]::new));
    FoundValues values = new FoundValues(new boolean[names.size()]);
    return new StructureReader(Structures.AUTO.pathsOf(columns), false, values);
  }

  private static boolean learns(StructureReader reader, String object) {
    byte[] bytes = object.getBytes(UTF_8);
    return reader.read(bytes, 0, bytes.length, true) == null;
  }

  private static boolean repeats(StructureReader reader, String object) {
    byte[] bytes = object.getBytes(UTF_8);
    return reader.readRepeated(bytes, 0, bytes.length);
  }

  private static String filled(String shape, Random random) {
    Object[] values = new Object[4];
    for (int i = 0; i < values.length; i++) {
      // Mostly good ones, or hardly any object would be.
      values[i] = random.nextInt(4) > 0 ? "\"v" + i + "\"" : VALUES[random.nextInt(VALUES.length)];
    }
    return shape.formatted(values);
  }

  private static byte[] mutated(byte[] object, Random random) {
    if (random.nextInt(3) == 0) {
      object[random.nextInt(object.length)] =
          (byte) "\"\\{}[],: \n\r\t01ex\u00ff\u0000".charAt(random.nextInt(18));
    }
    return object;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = new byte[one.length + other.length];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static List<ReadStructure> read(byte[] file, int buffer) {
    return ReadStructure.all(
        file, Structures.AUTO, ReadStructure.columns("a", "b", "c"), 0, buffer);
  }
}
