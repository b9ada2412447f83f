package dev.slipher.formats.convert;

import static dev.slipher.formats.convert.Conversion.into;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.type.RedshiftType;
import dev.slipher.formats.type.TypeReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, a field is a value that reads back as itself, or an error. */
class AnyBytesTest {
  private static final int FIELDS = 30_000;

  /** What values are made of, so that some of the random fields come close to one. */
  private static final List<String> PIECES =
      List.of(
          "1",
          "2",
          "59",
          "24",
          "00",
          "999999999",
          ":",
          "-",
          "+",
          ".",
          " ",
          "am",
          "PM",
          "UTC",
          "day",
          "months",
          "ago",
          "@",
          ",",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\\u",
          "null",
          "true",
          "e5",
          "POINT",
          "(",
          ")",
          "SRID=4326;",
          "EMPTY",
          "Z",
          "01",
          "0101000000",
          "000000000000f03f",
          "ff",
          "é",
          "0107000000",
          "POLYGON((",
          "0 0",
          "NaN");

  private static final List<String> VALUES =
      List.of(
          "12:34:56.789",
          "204119 PST",
          "4:05 pm",
          "2008-06-01 09:59:59+02",
          "{\"a\":[1,\"x\",null]}",
          "6162ff",
          "0101000000000000000000f03f0000000000000040",
          "SRID=4326;POLYGON((0 0,0 1,1 1,0 0))",
          "POINT ZM (1 2 3 4)",
          "1 year 2 mons",
          "-1 02:03:04.5");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time",
        "timetz",
        "super",
        "varbyte(8)",
        "geometry",
        "geography",
        "interval year",
        "interval year to month",
        "interval day",
        "interval minute to second(2)",
        "interval day to second"
      })
  void isAValueOrAnError(String name) {
    RedshiftType type = ((TypeReading.Loadable) TypeReading.of(name)).type();
    Conversion conversion = into(type);
    Random random = new Random(name.hashCode());
    int values = 0;
    for (int i = 0; i < FIELDS; i++) {
      byte[] field =
          switch (i % 8) {
            case 0 -> noise(random);
            case 1, 2, 3 -> pieces(random);
            default -> nearly(random);
          };
      ColumnError error = conversion.tryRow(field);
      if (error != null) {
        assertNotNull(error.error().reason());
        continue;
      }
      Object value = conversion.lastRow().get(0);
      if (value != null) {
        values++;
        assertEquals(value, conversion.value(String.valueOf(value)), () -> readable(field));
      }
    }
    assertTrue(values > 20, values + " values");
  }

  private static String readable(byte[] field) {
    return new String(field, StandardCharsets.ISO_8859_1);
  }

  private static byte[] noise(Random random) {
    byte[] field = new byte[random.nextInt(24)];
    random.nextBytes(field);
    return withoutPipes(field);
  }

  /** A value, or one with a byte or two changed. */
  private static byte[] nearly(Random random) {
    byte[] field = VALUES.get(random.nextInt(VALUES.size())).getBytes(StandardCharsets.UTF_8);
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      field[random.nextInt(field.length)] = (byte) (' ' + random.nextInt(95));
    }
    return withoutPipes(field);
  }

  private static byte[] pieces(Random random) {
    StringBuilder field = new StringBuilder();
    for (int left = 1 + random.nextInt(7); left > 0; left--) {
      field.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return withoutPipes(field.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A pipe would begin another field. */
  private static byte[] withoutPipes(byte[] field) {
    for (int i = 0; i < field.length; i++) {
      field[i] = field[i] == '|' ? (byte) '!' : field[i];
    }
    return field;
  }
}
