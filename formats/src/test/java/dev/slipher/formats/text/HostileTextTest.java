package dev.slipher.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.record.TextRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, each line becomes fields or a reject, and soon. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTextTest {
  private static final List<TextLayout> LAYOUTS =
      List.of(
          TextLayout.Delimited.DEFAULT,
          new TextLayout.Delimited('|', true, false),
          new TextLayout.Delimited('|', false, true),
          new TextLayout.Delimited('|', true, true),
          new TextLayout.Csv('|', '"'));
  private static final List<TextLayout> WITH_FIXED_WIDTH =
      Stream.concat(
              LAYOUTS.stream(),
              Stream.of(
                  new TextLayout.FixedWidth(List.of(1, 2, 3, 50), false),
                  new TextLayout.FixedWidth(List.of(1, 999_999_999), false),
                  new TextLayout.FixedWidth(Collections.nCopies(1600, 700), true)))
          .toList();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomBytesBecomeRowsOrRejects(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] file = new byte[random.nextInt(5000)];
      random.nextBytes(file);
      for (TextLayout layout : WITH_FIXED_WIDTH) {
        TextReading reading =
            new TextReading(0, random.nextBoolean(), random.nextBoolean(), 1 + random.nextInt(99));
        assertEquals(
            ReferenceReader.all(file, layout, reading), ReadLine.all(file, layout, reading));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'|", " '|", "\"|", "\"", "\"\"", "' ", "\" |", "\\", "\\\\", "\\|", "|", " ", "\t\" ",
        "'\\'|", "é", "\0", "\r", "\r\n", "\n", "\"\n", "'\n", "\\\n"
      })
  @DisplayName("grammar.row-max-4mb: time grows with the length alone, below and above the limit")
  void longRunsOfOnePieceAreReadInLinearTime(String piece) {
    for (int size : new int[] {3_900_000, 5_000_000}) {
      byte[] file = piece.repeat(size / piece.length()).getBytes(UTF_8);
      for (TextLayout layout : WITH_FIXED_WIDTH) {
        TextReading reading = new TextReading(0, true, false, 64 * 1024);
        long lines = Counted.lines(file, layout, reading);
        assertTrue(lines >= 0 && lines <= file.length, () -> layout.getClass() + " of " + piece);
      }
    }
  }

  @Test
  void rejectsInEveryLineAreReadInLinearTime() {
    byte[] file = "1|\"a\"b\"\n1|a\"b|\0\n".repeat(50_000).getBytes(UTF_8);
    assertEquals(
        100_000, Counted.lines(file, LAYOUTS.get(4), new TextReading(0, false, false, 999)));
  }

  @Test
  @DisplayName("delimited.too-many-fields: a line of delimiters takes no more memory than a row")
  void fieldsBeyondAnyTableAreDropped() {
    byte[] file = ("|".repeat(4_000_000) + "\n1|2\n").getBytes(UTF_8);
    for (TextLayout layout : LAYOUTS) {
      List<ReadLine> lines =
          ReadLine.all(file, layout, new TextReading(0, false, false, 64 * 1024));
      assertEquals(TextRecord.MOST_FIELDS, lines.get(0).fields().size());
      assertEquals(List.of("1", "2"), lines.get(1).values());
    }
  }

  /** Reads without keeping, as a load does. */
  private static final class Counted {
    private static long lines(byte[] file, TextLayout layout, TextReading reading) {
      try (TextRecordReader reader =
          TextRecordReader.open(new ByteArrayInputStream(file), layout, reading)) {
        long records = 0;
        while (reader.next() != TextRecordReader.Outcome.END) {
          records++;
        }
        return records;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
