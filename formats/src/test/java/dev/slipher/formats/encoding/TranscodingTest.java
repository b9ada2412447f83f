package dev.slipher.formats.encoding;

import static dev.slipher.formats.encoding.EncodedText.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of other encodings become the same characters in UTF-8, however they come. */
class TranscodingTest {
  private static final int[] BUFFERS = {1, 8, 9, 11, 64, 64 * 1024};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20_220_101})
  @DisplayName("conv.encoding.stored-utf8: as the JDK converts")
  void charactersStayWhatTheyAre(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String text = text(random, 0x10ffff);
      byte[] expected = text.getBytes(UTF_8);
      assertBecomes(expected, text.getBytes(StandardCharsets.UTF_16LE), TextEncoding.UTF16LE);
      assertBecomes(expected, text.getBytes(StandardCharsets.UTF_16BE), TextEncoding.UTF16BE);
      String latin = text(random, 0xff);
      assertBecomes(
          latin.getBytes(UTF_8),
          latin.getBytes(StandardCharsets.ISO_8859_1),
          TextEncoding.ISO88591);
    }
  }

  /** Runs of ASCII, and between them characters of all sizes. */
  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int runs = random.nextInt(20); runs > 0; runs--) {
      text.append("0123456789|abc\r\n".repeat(3), 0, random.nextInt(40));
      int[] largest = {0x7f, 0xff, 0x7ff, 0xffff, 0x10ffff};
      for (int others = random.nextInt(6); others > 0; others--) {
        int bound = Math.min(most, largest[random.nextInt(largest.length)]);
        int codePoint = random.nextInt(bound + 1);
        boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
        text.appendCodePoint(surrogate ? 0xfffd : codePoint);
      }
    }
    return text.toString();
  }

  @Test
  @DisplayName("err.utf8.sub5: half of a pair keeps its own number, which no field accepts")
  void loneSurrogatesStayErrors() throws IOException {
    byte[] high = bytes(0xed, 0xa0, 0xbd);
    byte[] low = bytes(0xed, 0xb8, 0x80);
    assertBecomes(high, bytes(0x3d, 0xd8), TextEncoding.UTF16LE);
    assertBecomes(low, bytes(0xde, 0x00), TextEncoding.UTF16BE);
    assertBecomes(
        concat(high, "a".getBytes(UTF_8)), bytes(0x3d, 0xd8, 'a', 0), TextEncoding.UTF16LE);
    assertBecomes(concat(high, high), bytes(0xd8, 0x3d, 0xd8, 0x3d), TextEncoding.UTF16BE);
    assertBecomes(concat(low, high), bytes(0xde, 0, 0xd8, 0x3d), TextEncoding.UTF16BE);
    assertBecomes("😀".getBytes(UTF_8), bytes(0xd8, 0x3d, 0xde, 0), TextEncoding.UTF16BE);
  }

  @Test
  @DisplayName("err.utf8.sub2: a last odd byte is a character cut short")
  void anOddByteIsNotLost() throws IOException {
    byte[] cut = bytes(0xef);
    assertBecomes(cut, bytes('a'), TextEncoding.UTF16LE);
    assertBecomes(concat("a".getBytes(UTF_8), cut), bytes('a', 0, 0), TextEncoding.UTF16LE);
    assertBecomes(
        concat("abcd".getBytes(UTF_8), cut),
        bytes(0, 'a', 0, 'b', 0, 'c', 0, 'd', 0),
        TextEncoding.UTF16BE);
    byte[] high = bytes(0xed, 0xa0, 0xbd);
    assertBecomes(concat(high, cut), bytes(0xd8, 0x3d, 0xde), TextEncoding.UTF16BE);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void randomBytesBecomeWhatTheyAreReadSlowly() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 3000; i++) {
      byte[] file = new byte[random.nextInt(200)];
      random.nextBytes(file);
      for (int at = 0; at < file.length; at++) {
        if (random.nextInt(3) == 0) {
          file[at] = (byte) (0xd6 + random.nextInt(12));
        }
      }
      assertBecomes(slowly(file, false), file, TextEncoding.UTF16LE);
      assertBecomes(slowly(file, true), file, TextEncoding.UTF16BE);
    }
  }

  /** One unit after the other, each surrogate by itself unless its other half follows. */
  private static byte[] slowly(byte[] file, boolean highByteFirst) {
    ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
    for (int at = 0; at < file.length; at += 2) {
      if (at + 1 == file.length) {
        utf8.write(0xef);
        break;
      }
      char unit = unit(file, at, highByteFirst);
      if (Character.isHighSurrogate(unit)
          && at + 3 < file.length
          && Character.isLowSurrogate(unit(file, at + 2, highByteFirst))) {
        utf8.writeBytes(
            new String(new char[] {unit, unit(file, at + 2, highByteFirst)}).getBytes(UTF_8));
        at += 2;
      } else if (Character.isSurrogate(unit)) {
        utf8.writeBytes(bytes(0xed, 0x80 | (unit >> 6 & 0x3f), 0x80 | (unit & 0x3f)));
      } else {
        utf8.writeBytes(String.valueOf(unit).getBytes(UTF_8));
      }
    }
    return utf8.toByteArray();
  }

  private static char unit(byte[] file, int at, boolean highByteFirst) {
    int first = file[at] & 0xff;
    int second = file[at + 1] & 0xff;
    return (char) (highByteFirst ? first * 256 + second : second * 256 + first);
  }

  @Test
  void closingReachesTheSource() throws IOException {
    boolean[] closed = new boolean[1];
    InputStream source =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    new Latin1Stream(source, 16).close();
    assertEquals(true, closed[0]);
  }

  private static void assertBecomes(byte[] utf8, byte[] file, TextEncoding encoding)
      throws IOException {
    for (int buffer : BUFFERS) {
      for (int most : new int[] {1, 3, Integer.MAX_VALUE}) {
        InputStream in = transcoded(new Pieces(file, most), encoding, buffer);
        assertArrayEquals(utf8, in.readAllBytes(), () -> encoding + " buffer " + buffer);
        assertEquals(-1, in.read());
      }
      InputStream in = transcoded(new ByteArrayInputStream(file), encoding, buffer);
      for (byte b : utf8) {
        assertEquals(b & 0xff, in.read());
      }
      assertEquals(-1, in.read());
    }
  }

  private static TranscodingStream transcoded(InputStream in, TextEncoding encoding, int buffer) {
    return encoding == TextEncoding.ISO88591
        ? new Latin1Stream(in, buffer)
        : new Utf16Stream(in, encoding == TextEncoding.UTF16BE, buffer);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  /** Gives a few bytes at a time, as sockets do. */
  private static final class Pieces extends FilterInputStream {
    private final int most;

    Pieces(byte[] bytes, int most) {
      super(new ByteArrayInputStream(bytes));
      this.most = most;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return super.read(target, offset, Math.min(length, most));
    }
  }
}
