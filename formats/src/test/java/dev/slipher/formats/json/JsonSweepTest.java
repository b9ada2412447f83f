package dev.slipher.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.compression.Compressed;
import dev.slipher.formats.compression.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same objects in every way they can be stored: white space x buffer sizes x byte order mark x
 * final line end x number of files x compression. The answer must not change.
 */
class JsonSweepTest {
  private static final String[] BETWEEN = {"", "\n", "\r\n", "\n\n", " "};
  private static final List<String> OBJECTS =
      List.of(
          "{\"a\":1,\"b\":\"x\\ty\"}",
          "{\n  \"b\": \"\u00e9\u20ac\ud83d\ude00\",\r\n  \"a\" : -2.50\r\n}",
          "{}",
          "{\"a\":{\"z\":[ ]},\"z\":\"}{\\\"\"}",
          "{\"b\":\"a\\\\\\\"b\",\"a\":null}");
  private static final List<List<String>> EXPECTED =
      List.of(
          List.of("1", "x\ty"),
          List.of("-2.50", "\u00e9\u20ac\ud83d\ude00"),
          Arrays.asList(null, null),
          Arrays.asList("{\"z\":[ ]}", null),
          Arrays.asList(null, "a\\\"b"));

  @ParameterizedTest
  @EnumSource
  @DisplayName("compression.json-csv-with: every way of storing reads the same")
  void readsTheSame(Compression compression) throws IOException {
    for (String between : BETWEEN) {
      for (int files = 1; files <= 3; files++) {
        for (boolean mark : new boolean[] {false, true}) {
          for (boolean last : new boolean[] {false, true}) {
            for (int buffer : new int[] {1, 2, 3, 7, 64 * 1024}) {
              String description =
                  "<%s>, %d files, mark %s, final %s, buffer %d"
                      .formatted(between, files, mark, last, buffer);
              assertEquals(
                  EXPECTED, read(compression, between, files, mark, last, buffer), description);
            }
          }
        }
      }
    }
  }

  private static List<List<String>> read(
      Compression compression, String between, int files, boolean mark, boolean last, int buffer)
      throws IOException {
    List<List<String>> values = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      List<String> part =
          OBJECTS.subList(OBJECTS.size() * i / files, OBJECTS.size() * (i + 1) / files);
      String text = (mark ? "\ufeff" : "") + String.join(between, part) + (last ? between : "");
      byte[] stored = Compressed.with(compression, text.getBytes(UTF_8));
      try (InputStream in = compression.open(new ByteArrayInputStream(stored), buffer)) {
        for (ReadStructure each :
            ReadStructure.all(in, Structures.AUTO, ReadStructure.columns("a", "b"), 0, buffer)) {
          assertEquals("", each.error());
          values.add(each.values().stream().map(Structures::utf8OrNull).toList());
        }
      }
    }
    return values;
  }
}
