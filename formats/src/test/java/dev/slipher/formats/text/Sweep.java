package dev.slipher.formats.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.compression.Compressed;
import dev.slipher.formats.compression.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the same records in every way they can be stored: line ends x buffer sizes x byte order
 * mark x final line end x compression x number of files. The answer must not change.
 */
final class Sweep {
  private static final int[] BUFFERS = {1, 2, 3, 7, 64 * 1024};
  private static final String[] LINE_ENDS = {"\n", "\r\n"};
  private static final int[] FILE_COUNTS = {1, 2, 3};

  private Sweep() {}

  /**
   * @param records what stands between the line ends
   * @param expected the values of each record's fields
   */
  static void assertReads(TextLayout layout, List<String> records, List<List<String>> expected) {
    for (String lineEnd : LINE_ENDS) {
      for (int fileCount : FILE_COUNTS) {
        for (boolean mark : new boolean[] {false, true}) {
          for (boolean finalLineEnd : new boolean[] {true, false}) {
            List<byte[]> files = files(records, fileCount, lineEnd, mark, finalLineEnd);
            for (Compression compression : Compression.values()) {
              for (int buffer : BUFFERS) {
                assertEquals(
                    expected,
                    read(files, compression, layout, buffer),
                    () ->
                        "%s, %s, %d files, mark %s, final line end %s, %s, buffer %d"
                            .formatted(
                                layout,
                                lineEnd.equals("\n") ? "LF" : "CRLF",
                                fileCount,
                                mark,
                                finalLineEnd,
                                compression,
                                buffer));
              }
            }
          }
        }
      }
    }
  }

  private static List<byte[]> files(
      List<String> records, int count, String lineEnd, boolean mark, boolean finalLineEnd) {
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> part =
          records.subList(records.size() * i / count, records.size() * (i + 1) / count);
      String text = String.join(lineEnd, part) + (finalLineEnd && !part.isEmpty() ? lineEnd : "");
      files.add(((mark ? "\ufeff" : "") + text).getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private static List<List<String>> read(
      List<byte[]> files, Compression compression, TextLayout layout, int buffer) {
    List<List<String>> values = new ArrayList<>();
    for (byte[] file : files) {
      byte[] stored = Compressed.with(compression, file);
      try (InputStream in = compression.open(new ByteArrayInputStream(stored), buffer)) {
        for (ReadLine line : ReadLine.all(in, layout, new TextReading(0, false, false, buffer))) {
          assertEquals("", line.error());
          values.add(
              line.values().stream()
                  .map(
                      value ->
                          new String(
                              value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                  .toList());
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return values;
  }
}
