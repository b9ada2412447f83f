package dev.slipher.formats.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random files of the characters that matter, read as the plain reader reads them. */
class TextAgainstReferenceTest {
  private static final String[] PIECES = {
    "a",
    "bc",
    "é",
    " ",
    "\t",
    "|",
    ",",
    "\"",
    "\"\"",
    "'",
    "\\",
    "\\\\",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\\N",
    "\\\n",
    "|\n",
    ",\"",
    "\",",
    "'|",
    "|'",
    "\ufeff",
    "0123456789"
  };
  private static final int[] BUFFERS = {1, 2, 3, 7, 64, 64 * 1024};
  private static final TextLayout[] LAYOUTS = {
    TextLayout.Delimited.DEFAULT,
    new TextLayout.Delimited('\t', false, false),
    new TextLayout.Delimited('|', true, false),
    new TextLayout.Delimited('|', false, true),
    new TextLayout.Delimited('|', true, true),
    new TextLayout.Delimited(' ', true, true),
    new TextLayout.Delimited('\'', true, true),
    TextLayout.Csv.DEFAULT,
    new TextLayout.Csv('|', '\''),
    new TextLayout.Csv('\t', '"'),
    new TextLayout.FixedWidth(List.of(1, 3, 2), false),
    new TextLayout.FixedWidth(List.of(9, 1), false),
    new TextLayout.FixedWidth(List.of(3, 1, 4, 5), true),
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 20_220_101, -7, 4_194_304, 99, 123_456_789})
  void everyLayoutAndBufferAgrees(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 4000; i++) {
      byte[] file = file(random);
      TextLayout layout = LAYOUTS[random.nextInt(LAYOUTS.length)];
      TextReading reading =
          new TextReading(
              random.nextInt(8) == 0 ? random.nextInt(3) : 0,
              random.nextBoolean(),
              random.nextInt(4) == 0,
              BUFFERS[random.nextInt(BUFFERS.length)]);
      List<ReadLine> expected = ReferenceReader.all(file, layout, reading);
      assertEquals(
          expected,
          ReadLine.all(file, layout, reading),
          () -> layout + " " + reading + " of <" + new String(file, StandardCharsets.UTF_8) + ">");
    }
  }

  private static byte[] file(Random random) {
    // A few pieces in each file, so that they meet often.
    int kinds = 2 + random.nextInt(PIECES.length - 1);
    int offset = random.nextInt(PIECES.length);
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(40); length > 0; length--) {
      text.append(PIECES[(offset + random.nextInt(kinds)) % PIECES.length]);
      if (random.nextInt(6) == 0) {
        text.append('\n');
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
