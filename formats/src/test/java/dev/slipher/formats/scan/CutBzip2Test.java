package dev.slipher.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.compression.Bzip2File;
import dev.slipher.formats.compression.CompressedDataException;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.scan.CutReading.Outcome;
import dev.slipher.formats.text.TextLayout;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("slices.splittable: a bzip2 file read in ranges gives what it gives when read whole")
class CutBzip2Test {

  private static ScanOptions options(TextLayout layout, long headers, int buffer) {
    return ScanOptions.of(layout, ConversionOptions.DEFAULTS, Compression.BZIP2, headers, false)
        .withBufferSize(buffer);
  }

  /** The text in blocks of any size, of which some begin a stream. */
  private static byte[] stored(String text, Random random, int longest) {
    byte[] bytes = text.getBytes(UTF_8);
    Bzip2File file = Bzip2File.begin();
    for (int at = 0; at < bytes.length; ) {
      int end = Math.min(bytes.length, at + 1 + random.nextInt(longest));
      file.block(java.util.Arrays.copyOfRange(bytes, at, end));
      if (random.nextInt(4) == 0) {
        file.stream();
      }
      at = end;
    }
    return file.bytes();
  }

  private static String delimited(Random random) {
    String[] lines = {"1|a", "2|", "x|b", "3", "4|c|d", "", "5|\u00e9\u20ac", "6|e\r", "|\r"};
    StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "\ufeff" : "");
    for (int count = random.nextInt(12); count > 0; count--) {
      text.append(lines[random.nextInt(lines.length)]).append('\n');
    }
    return text.append(random.nextBoolean() ? "7|end" : "").toString();
  }

  @Test
  @DisplayName("delimited text, blocks and ranges of any size: the same rows, errors and lines")
  void anyBlocks() throws IOException {
    Random random = new Random(20261123);
    for (int round = 0; round < 60; round++) {
      String text = delimited(random);
      byte[] stored = stored(text, random, 20);
      ScanOptions options = options(TextLayout.Delimited.DEFAULT, 0, 1 + random.nextInt(9));
      Outcome whole = CutReading.whole(MemoryFiles.of().add(stored), options);
      assertEquals(text.getBytes(UTF_8).length, whole.bytes());
      for (int size = 1; size <= stored.length; size += 1 + random.nextInt(60)) {
        List<Outcome> cut = CutReading.cut(MemoryFiles.of().add(stored), options, size);
        if (!cut.isEmpty() || !text.startsWith("\ufeff")) { // blocks may cut a mark in pieces
          assertEquals(List.of(whole), cut, "<" + text + "> cut at " + size);
        }
      }
    }
  }

  @Test
  @DisplayName("conv.ignoreheader.per-file: a header is skipped once, though it fills blocks")
  void headers() throws IOException {
    String text = "id|name\n----\n====\n1|a\n2|b\n3|c\n4|d\n";
    Random random = new Random(20261124);
    int read = 0;
    for (int round = 0; round < 40; round++) {
      byte[] stored = stored(text, random, 8);
      ScanOptions options = options(TextLayout.Delimited.DEFAULT, 3, 16);
      Outcome whole = CutReading.whole(MemoryFiles.of().add(stored), options);
      assertEquals(List.of("1|a", "2|b", "3|c", "4|d"), whole.rows());
      int size = 1 + random.nextInt(stored.length);
      List<Outcome> cut = CutReading.cut(MemoryFiles.of().add(stored), options, size);
      if (!cut.isEmpty()) {
        assertEquals(whole, cut.get(0));
        read++;
      }
    }
    assertTrue(read > 5, "too few were read in ranges: " + read);
  }

  private static String csv(Random random, int records) {
    String[] pieces = {"a", "b c", "\n", "\"\"", ",", "x\ny", " ", "\u20ac", "1,2\n3,"};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < records; i++) {
      text.append(i).append(random.nextInt(20) == 0 ? "x," : ",");
      if (random.nextInt(3) == 0) {
        text.append("plain");
      } else {
        text.append('"');
        for (int count = random.nextInt(6); count > 0; count--) {
          text.append(pieces[random.nextInt(pieces.length)]);
        }
        text.append('"');
      }
      text.append(random.nextInt(4) == 0 ? "\r\n" : "\n");
    }
    return text.toString();
  }

  @Test
  @DisplayName("csv.split-parallel: quotes that are open where a block begins")
  void csvAcrossBlocks() throws IOException {
    Random random = new Random(20261125);
    int cuts = 0;
    int read = 0;
    for (int round = 0; round < 60; round++) {
      byte[] stored = stored(csv(random, 250), random, 1200);
      ScanOptions options = options(TextLayout.Csv.DEFAULT, 0, 1 + random.nextInt(300));
      Outcome whole = CutReading.whole(MemoryFiles.of().add(stored), options);
      for (int ranges = 2; ranges < 5; ranges++) {
        cuts++;
        List<Outcome> cut =
            CutReading.cut(MemoryFiles.of().add(stored), options, stored.length / ranges + 1);
        if (!cut.isEmpty()) {
          assertEquals(whole, cut.get(0));
          read++;
        }
      }
    }
    assertTrue(read > cuts * 9 / 10, read + " of " + cuts + " read in ranges");
  }

  @Test
  @DisplayName("damaged anywhere: the rows that were stored, a clear error, or read again whole")
  void damaged() throws IOException {
    Random random = new Random(20261126);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append(i).append('|').append(random.nextInt()).append('\n');
    }
    ScanOptions options = options(TextLayout.Delimited.DEFAULT, 0, 64);
    byte[] stored = stored(text.toString(), random, 80);
    Outcome good = CutReading.whole(MemoryFiles.of().add(stored), options);
    int noticed = 0;
    for (int round = 0; round < 400; round++) {
      byte[] bytes = damaged(stored, random);
      int size = 1 + random.nextInt(bytes.length);
      try {
        List<Outcome> cut = CutReading.cut(MemoryFiles.of().add(bytes), options, size);
        if (cut.isEmpty()) {
          noticed++;
        } else {
          assertEquals(wholeOr(good, bytes, options), cut.get(0));
        }
      } catch (SourceException e) {
        assertTrue(e.getCause() instanceof CompressedDataException, e.toString());
        noticed++;
      }
    }
    assertTrue(noticed > 300, "noticed " + noticed);
  }

  /** A file cut behind a stream is a good file; one with a bad sum of a stream has good blocks. */
  private static Outcome wholeOr(Outcome good, byte[] stored, ScanOptions options) {
    try {
      return CutReading.whole(MemoryFiles.of().add(stored), options);
    } catch (IOException e) {
      return good;
    }
  }

  private static byte[] damaged(byte[] stored, Random random) {
    int length = random.nextInt(4) == 0 ? 1 + random.nextInt(stored.length - 1) : stored.length;
    byte[] bytes = java.util.Arrays.copyOf(stored, length);
    if (length == stored.length || random.nextBoolean()) {
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return bytes;
  }

  @Test
  @DisplayName("a file of another kind is told at once, however it is cut")
  void otherFormat() {
    MemoryFiles files = MemoryFiles.of("1|a\n2|b\n3|c\n");
    SourceException told =
        assertThrows(
            SourceException.class,
            () -> CutReading.cut(files, options(TextLayout.Delimited.DEFAULT, 0, 64), 5));
    assertEquals("s3://b/part-0: not in BZIP2 format", told.getMessage());
    assertEquals(List.of(), files.open());
  }
}
