package dev.slipher.formats.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.compression.CompressedDataException.Problem;
import dev.slipher.formats.record.ByteRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("slices.splittable: the text of a bzip2 file, range by range")
class Bzip2RangeTest {

  /** What a range gives: its own text, and all up to the file's end. */
  private record Part(String own, String all, boolean nothing, List<Long> positions) {}

  private static Part part(byte[] stored, ByteRange range, int buffer) throws IOException {
    int from = (int) range.readFrom();
    InputStream source = new ByteArrayInputStream(stored, from, stored.length - from);
    try (Bzip2RangeStream stream = Bzip2RangeStream.open(source, range, buffer)) {
      StringBuilder all = new StringBuilder();
      List<Long> positions = new ArrayList<>();
      for (int b = stream.read(); b >= 0; b = stream.read()) {
        all.append((char) b);
        positions.add(stream.position(all.length()));
      }
      int own = 0;
      while (own < all.length() && stream.holds(own + 1)) {
        own++;
      }
      return new Part(
          stream.holdsNothing() ? "" : all.substring(0, own),
          all.toString(),
          stream.holdsNothing(),
          positions);
    }
  }

  private static String decoded(byte[] stored) throws IOException {
    try (InputStream in = Compression.BZIP2.open(new ByteArrayInputStream(stored), 64)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void assertRanges(byte[] stored, int size, int buffer) throws IOException {
    String whole = decoded(stored);
    StringBuilder joined = new StringBuilder();
    long[] places = new long[whole.length()];
    for (int start = 0; start < stored.length; start += size) {
      ByteRange range = new ByteRange(start, Math.min(start + size, stored.length));
      Part part = part(stored, range, buffer);
      assertTrue(whole.endsWith(part.all()), "reads on to the end");
      int first = whole.length() - part.all().length();
      for (int i = 0; i < part.positions().size(); i++) {
        long place = part.positions().get(i);
        assertTrue(places[first + i] == 0 || places[first + i] == place, "one place, one number");
        places[first + i] = place;
      }
      if (part.nothing()) {
        assertEquals("", part.all());
      }
      joined.append(part.own());
    }
    assertEquals(whole, joined.toString(), () -> "ranges of " + size);
    assertEquals(whole.length(), Arrays.stream(places).distinct().count());
  }

  private static byte[] text(Random random, int length) {
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = (byte) ('a' + random.nextInt(26));
    }
    return text;
  }

  @Test
  @DisplayName("blocks at any bit, several streams, some of them empty: each block in one range")
  void blocks() throws IOException {
    Random random = new Random(20261120);
    boolean[] shifts = new boolean[8];
    for (int round = 0; round < 40; round++) {
      Bzip2File file = Bzip2File.begin();
      for (int count = random.nextInt(7); count >= 0; count--) {
        shifts[file.bits() % 8] = true;
        file.block(text(random, 1 + random.nextInt(40)));
        for (int streams = Math.max(0, random.nextInt(5) - 2); streams > 0; streams--) {
          file.stream();
        }
      }
      byte[] stored = file.bytes();
      for (int size = 1; size <= stored.length; size += 1 + random.nextInt(9)) {
        assertRanges(stored, size, 1 + random.nextInt(40));
      }
    }
    assertEquals(8, java.util.stream.IntStream.range(0, 8).filter(i -> shifts[i]).count());
  }

  @Test
  @DisplayName("one tiny block: the range in which it begins gives it, the others nothing")
  void tinyBlock() throws IOException {
    byte[] stored = Bzip2File.begin().block(new byte[] {'x'}).bytes();
    for (int size = 1; size <= stored.length; size++) {
      assertRanges(stored, size, 7);
    }
    assertTrue(part(stored, new ByteRange(5, 9), 7).nothing());
    assertFalse(part(stored, new ByteRange(4, 9), 7).nothing());
  }

  @Test
  @DisplayName("what an encoder makes of much text, its blocks full")
  void fullBlocks() throws IOException {
    byte[] stored = Compressed.with(Compression.BZIP2, text(new Random(5), 450_000));
    for (int size : new int[] {20_000, 70_001, stored.length - 1}) {
      assertRanges(stored, size, 4096);
    }
  }

  @Test
  @DisplayName("a block of few bytes may hold much text")
  void denseBlock() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(stored, 9)) {
      out.write("ab".repeat(200_000).getBytes(UTF_8));
    }
    assertTrue(stored.size() < 1000);
    assertRanges(stored.toByteArray(), 20, 64);
  }

  @Test
  @DisplayName("long runs, of which a block holds many times its size")
  void runs() throws IOException {
    byte[] runs = new byte[300_000];
    Arrays.fill(runs, (byte) 'r');
    byte[] stored = Bzip2File.begin().block(runs).block(runs).stream().block(runs).bytes();
    assertRanges(stored, stored.length / 3, 16);
  }

  @Test
  @DisplayName("a file of another kind is told at once, one cut short when it ends")
  void otherFiles() throws IOException {
    byte[] plain = "1|a\n2|b\n".getBytes(UTF_8);
    CompressedDataException other =
        assertThrows(CompressedDataException.class, () -> part(plain, new ByteRange(0, 4), 64));
    assertEquals(Problem.WRONG_FORMAT, other.problem());
    assertTrue(part(plain, new ByteRange(4, 8), 64).nothing());
    Bzip2File file = Bzip2File.begin().block(new byte[] {'x'});
    int end = file.bits() / 8;
    byte[] stored = file.bytes();
    for (int length = 5; length < stored.length; length++) {
      byte[] cut = Arrays.copyOf(stored, length);
      CompressedDataException thrown =
          assertThrows(
              CompressedDataException.class, () -> part(cut, new ByteRange(0, 2), 64), "" + length);
      assertEquals(Problem.TRUNCATED, thrown.problem());
    }
    assertTrue(end > 4);
  }

  @Test
  @DisplayName("bytes between streams or behind the last one are not passed over")
  void garbage() {
    byte[] stored = Bzip2File.begin().block(new byte[] {'x'}).bytes();
    byte[] longer = Arrays.copyOf(stored, stored.length * 2);
    assertThrows(CompressedDataException.class, () -> part(longer, new ByteRange(0, 9), 64));
    System.arraycopy(stored, 1, longer, stored.length + 1, stored.length - 1);
    assertThrows(CompressedDataException.class, () -> part(longer, new ByteRange(0, 9), 64));
  }

  @Test
  @DisplayName("what the source fails with is passed on")
  void failingSource() throws IOException {
    byte[] stored = Bzip2File.begin().block(new byte[] {'x'}).bytes();
    IOException lost = new IOException("connection lost");
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(stored, 0, 20),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw lost;
              }
            });
    Bzip2RangeStream stream = Bzip2RangeStream.open(failing, new ByteRange(0, 9), 8);
    assertSame(lost, assertThrows(IOException.class, stream::read));
  }
}
