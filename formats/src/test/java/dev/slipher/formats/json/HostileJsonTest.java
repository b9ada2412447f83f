package dev.slipher.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.record.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, they become rows, rejects or one clear error, and soon. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileJsonTest {
  private static final byte[] MARKS = "{}[]\",:\\u0dtrufalsen-.eE+ \n\t/'".getBytes(UTF_8);
  private static final List<JsonLayout> LAYOUTS =
      List.of(
          new JsonLayout.ByName(false),
          new JsonLayout.ByName(true),
          Structures.paths("$.a[0].b", "$.a[0]", "$"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomBytesBecomeRowsOrRejects(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] file = new byte[random.nextInt(600)];
      random.nextBytes(file);
      int marked = 1 + random.nextInt(8);
      for (int at = 0; at < file.length; at++) {
        if (random.nextInt(8) < marked) {
          file[at] = MARKS[random.nextInt(MARKS.length)];
        }
      }
      for (JsonLayout layout : LAYOUTS) {
        long records = records(file, layout, 1 + random.nextInt(99));
        assertTrue(records <= file.length);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "}",
        "]",
        "\"",
        "\\",
        "{\"",
        "{}",
        "[]",
        "{\"a\":",
        "[1,",
        "{\"a\":{}}",
        "x ",
        "\n",
        "\0",
        "{\0",
        "[\"\\u0000\",",
        "{\"a\":\"",
        "{\"a\":[0",
        "\u00e9",
        "{\u00e9}",
        "[[],",
        "{]"
      })
  void longRunsOfOnePieceAreReadInLinearTime(String piece) {
    for (int size : new int[] {500_000, 4_500_000}) {
      byte[] file = piece.repeat(size / piece.length()).getBytes(UTF_8);
      JsonLayout layout = LAYOUTS.get(2);
      long records = records(file, layout, 64 * 1024);
      assertTrue(records >= 0 && records <= file.length, () -> layout + " of " + piece);
    }
  }

  /** Reads without keeping, as a load does. */
  private static long records(byte[] file, JsonLayout layout, int buffer) {
    try (JsonRecordReader reader =
        JsonRecordReader.open(
            new ByteArrayInputStream(file),
            layout,
            ReadStructure.columns("a", "b", "c"),
            0,
            buffer)) {
      long records = 0;
      while (reader.next() != RecordReader.Outcome.END) {
        records++;
      }
      return records;
    } catch (JsonObjectTooLargeException e) {
      return 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
