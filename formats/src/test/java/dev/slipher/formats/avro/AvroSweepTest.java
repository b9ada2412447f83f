package dev.slipher.formats.avro;

import static dev.slipher.formats.avro.ReadAvro.AUTO;
import static dev.slipher.formats.avro.ReadAvro.columns;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.compression.Compressed;
import dev.slipher.formats.compression.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.file.CodecFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same records in every way they can be stored: codec x block size x number of files x
 * compression x buffer size. The answer must not change.
 */
class AvroSweepTest {
  private static final int RECORDS = 60;
  private static final String FIELDS =
      "\"z\":{\"type\":\"map\",\"values\":\"double\"};\"b\":[\"null\",\"string\"];\"a\":\"long\"";

  @ParameterizedTest
  @EnumSource
  @DisplayName("avro.codecs, avro.compressed: every way of storing reads the same")
  void readsTheSame(Compression compression) throws IOException {
    for (String codec : new String[] {"null", "deflate", "snappy"}) {
      for (int block : new int[] {32, 333, 64_000}) {
        for (int files = 1; files <= 3; files++) {
          List<byte[]> stored = stored(compression, codec, block, files);
          for (int buffer : new int[] {1, 2, 3, 7, 64 * 1024}) {
            String description =
                "%s, blocks of %d, %d files, buffer %d".formatted(codec, block, files, buffer);
            assertEquals(expected(), read(compression, stored, buffer), description);
          }
        }
      }
    }
  }

  private static List<List<String>> expected() {
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      String text = i % 3 == 0 ? null : "n\u00e9" + i;
      expected.add(Arrays.asList(Long.toString(i * 1_000_003L), text));
    }
    return expected;
  }

  private static List<byte[]> stored(Compression compression, String codec, int block, int files) {
    List<byte[]> stored = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      int from = RECORDS * file / files;
      int to = RECORDS * (file + 1) / files;
      String[] records = new String[to - from];
      for (int i = from; i < to; i++) {
        String text = i % 3 == 0 ? "null" : "{\"string\":\"n\u00e9" + i + "\"}";
        records[i - from] =
            "{\"z\":{\"k\":%d,\"l\":0.5},\"b\":%s,\"a\":%d}".formatted(i, text, i * 1_000_003L);
      }
      AvroFile avro = AvroFile.ofFields(FIELDS, records);
      byte[] bytes = avro.with(CodecFactory.fromString(codec)).withBlocksOf(block).bytes();
      stored.add(Compressed.with(compression, bytes));
    }
    return stored;
  }

  private static List<List<String>> read(Compression compression, List<byte[]> files, int buffer)
      throws IOException {
    List<List<String>> values = new ArrayList<>();
    for (byte[] file : files) {
      try (InputStream in = compression.open(new ByteArrayInputStream(file), buffer)) {
        for (ReadAvro each : ReadAvro.all(in.readAllBytes(), AUTO, columns("a", "b"), buffer)) {
          values.add(each.values().stream().map(v -> v == null ? null : ReadAvro.utf8(v)).toList());
        }
      }
    }
    return values;
  }
}
