package dev.slipher.formats.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short ways to read a text of one byte for each character, with small and large buffers. */
final class Lines {
  private static final int[] BUFFERS = {1, 2, 3, 7, 4096};

  private Lines() {}

  static List<ReadLine> read(TextLayout layout, String text) {
    return read(layout, text, 0, false, false);
  }

  static List<ReadLine> read(
      TextLayout layout, String text, long headers, boolean ignoreBlank, boolean nulIsData) {
    byte[] file = text.getBytes(StandardCharsets.ISO_8859_1);
    List<ReadLine> lines = null;
    for (int buffer : BUFFERS) {
      TextReading reading = new TextReading(headers, ignoreBlank, nulIsData, buffer);
      List<ReadLine> again = ReadLine.all(file, layout, reading);
      if (lines != null) {
        assertEquals(lines, again, () -> "buffer " + buffer);
      }
      lines = again;
    }
    return lines;
  }

  /** The one line of a text. */
  static ReadLine one(TextLayout layout, String text) {
    List<ReadLine> lines = read(layout, text);
    assertEquals(1, lines.size(), lines::toString);
    return lines.get(0);
  }

  static List<String> values(TextLayout layout, String text) {
    ReadLine line = one(layout, text);
    assertEquals("", line.error());
    return line.values();
  }
}
