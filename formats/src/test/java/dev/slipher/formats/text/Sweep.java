package dev.slipher.formats.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.compression.Compressed;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.encoding.EncodedText;
import dev.slipher.formats.encoding.EncodedText.Encoded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the same records in every way they can be stored: line ends x buffer sizes x encoding and
 * byte order mark x final line end x compression x number of files. The answer must not change.
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
        for (boolean finalLineEnd : new boolean[] {true, false}) {
          List<List<Encoded>> files = files(records, fileCount, lineEnd, finalLineEnd);
          int ways = files.stream().mapToInt(List::size).min().orElseThrow();
          for (int each = 0; each < ways; each++) {
            int way = each;
            List<Encoded> encoded = files.stream().map(file -> file.get(way)).toList();
            for (Compression compression : Compression.values()) {
              for (int buffer : BUFFERS) {
                assertEquals(
                    expected,
                    read(encoded, compression, layout, buffer),
                    () ->
                        "%s, %s, %d files, %s %d, final line end %s, %s, buffer %d"
                            .formatted(
                                layout,
                                lineEnd.equals("\n") ? "LF" : "CRLF",
                                fileCount,
                                encoded.get(0).encoding(),
                                way,
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

  /** Each file in all its encodings, in the same order for each. */
  private static List<List<Encoded>> files(
      List<String> records, int count, String lineEnd, boolean finalLineEnd) {
    List<List<Encoded>> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> part =
          records.subList(records.size() * i / count, records.size() * (i + 1) / count);
      String text = String.join(lineEnd, part) + (finalLineEnd && !part.isEmpty() ? lineEnd : "");
      files.add(EncodedText.inEveryEncoding(text));
    }
    return files;
  }

  private static List<List<String>> read(
      List<Encoded> files, Compression compression, TextLayout layout, int buffer) {
    List<List<String>> values = new ArrayList<>();
    for (Encoded file : files) {
      byte[] stored = Compressed.with(compression, file.bytes());
      try (InputStream in = compression.open(new ByteArrayInputStream(stored), buffer)) {
        TextReading reading = new TextReading(0, false, false, buffer);
        for (ReadLine line : ReadLine.all(in, file.encoding(), layout, reading)) {
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
