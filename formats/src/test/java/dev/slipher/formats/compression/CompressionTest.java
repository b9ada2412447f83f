package dev.slipher.formats.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.compression.CompressedDataException.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("compression.gzip, compression.bzip2, compression.zstd")
class CompressionTest {
  private static final int[] BUFFERS = {1, 2, 3, 7, 64 * 1024};

  @ParameterizedTest
  @EnumSource
  void allPartsOfAFileAreRead(Compression compression) throws IOException {
    byte[] first = "1|a\n2|b\n".getBytes(UTF_8);
    byte[] second = lines(5000);
    byte[] stored = Compressed.with(compression, first, second, new byte[0], first);
    byte[] expected = concat(first, second, first);
    for (int buffer : BUFFERS) {
      assertArrayEquals(expected, readAll(compression, new ByteArrayInputStream(stored), buffer));
      assertArrayEquals(expected, readAll(compression, new Dribble(stored), buffer));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyFileHasNoBytes(Compression compression) throws IOException {
    assertEquals(0, readAll(compression, InputStream.nullInputStream(), 16).length);
    assertEquals(0, decode(compression, Compressed.with(compression, new byte[0])).length);
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("s3.compressed-needs-keyword, s3.mixed-compression-not-possible")
  void otherFormatsAreToldAtOnce(Compression compression) {
    for (Compression other : Compression.values()) {
      if (other != compression) {
        for (String text : new String[] {"1|a\n", "\n", "a much longer line of text\n"}) {
          byte[] stored = Compressed.with(other, text.getBytes(UTF_8));
          CompressedDataException thrown =
              assertThrows(
                  CompressedDataException.class,
                  () -> compression.open(new ByteArrayInputStream(stored), 16));
          assertEquals(Problem.WRONG_FORMAT, thrown.problem());
          assertEquals(compression, thrown.compression());
          assertEquals("not in " + compression + " format", thrown.getMessage());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aFileCutShortIsNeverTakenForWhole(Compression compression) {
    byte[] stored = Compressed.with(compression, lines(40), lines(3));
    int boundary = Compressed.with(compression, lines(40)).length;
    for (int length = 4; length < stored.length; length++) {
      if (length != boundary) {
        byte[] cut = Arrays.copyOf(stored, length);
        CompressedDataException thrown =
            assertThrows(
                CompressedDataException.class, () -> decode(compression, cut), "at " + length);
        assertEquals(Problem.TRUNCATED, thrown.problem(), "at " + length);
        assertEquals("unexpected end of " + compression + " data", thrown.getMessage());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void damagedFilesEndInAClearError(Compression compression) {
    byte[] stored = Compressed.with(compression, lines(200));
    Random random = new Random(4);
    Assertions.assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 1500; i++) {
            byte[] damaged = stored.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
              damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
              decode(compression, damaged);
            } catch (CompressedDataException e) {
              assertEquals(compression, e.compression());
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "BZIP2"})
  void aChangedByteInTheDataIsNoticed(Compression compression) {
    byte[] stored = Compressed.with(compression, lines(200));
    stored[stored.length / 2] ^= 0x10;
    CompressedDataException thrown =
        assertThrows(CompressedDataException.class, () -> decode(compression, stored));
    assertTrue(thrown.getMessage().contains(compression.name()), thrown::getMessage);
  }

  @ParameterizedTest
  @EnumSource
  void whatTheSourceFailsWithIsPassedOn(Compression compression) {
    byte[] stored = Compressed.with(compression, lines(2000));
    IOException lost = new IOException("connection lost");
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(stored, 0, stored.length / 2),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw lost;
              }
            });
    assertSame(lost, assertThrows(IOException.class, () -> readAll(compression, failing, 7)));
  }

  @ParameterizedTest
  @EnumSource
  void closingReachesTheSource(Compression compression) throws IOException {
    for (byte[] stored : new byte[][] {new byte[0], Compressed.with(compression, lines(3))}) {
      Dribble source = new Dribble(stored);
      compression.open(source, 16).close();
      assertTrue(source.closed);
    }
    if (compression != Compression.NONE) {
      Dribble other = new Dribble("plain text".getBytes(UTF_8));
      assertThrows(CompressedDataException.class, () -> compression.open(other, 16));
      assertTrue(other.closed);
    }
  }

  @Test
  void gzipHeadersMayCarryNamesAndPaddingMayFollow() throws IOException {
    byte[] content = "1|a\n".getBytes(UTF_8);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3});
    file.writeBytes(new byte[] {3, 0, 'x', 'y', 'z'});
    file.writeBytes("part.tbl\0a comment\0".getBytes(UTF_8));
    file.writeBytes(new byte[] {1, 2});
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] deflated = new byte[100];
    file.write(deflated, 0, deflater.deflate(deflated));
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(content);
    for (long value : new long[] {crc.getValue(), content.length}) {
      for (int shift = 0; shift < 32; shift += 8) {
        file.write((int) (value >> shift));
      }
    }
    file.writeBytes(new byte[512]);
    assertArrayEquals(content, decode(Compression.GZIP, file.toByteArray()));
  }

  @Test
  void garbageBehindAGzipMemberIsNotIgnored() {
    byte[] stored = concat(Compressed.with(Compression.GZIP, lines(3)), "garbage".getBytes(UTF_8));
    assertThrows(CompressedDataException.class, () -> decode(Compression.GZIP, stored));
  }

  private static byte[] decode(Compression compression, byte[] stored) throws IOException {
    return readAll(compression, new ByteArrayInputStream(stored), 512);
  }

  private static byte[] readAll(Compression compression, InputStream stored, int buffer)
      throws IOException {
    try (InputStream in = compression.open(stored, buffer)) {
      return in.readAllBytes();
    }
  }

  private static byte[] lines(int count) {
    StringBuilder text = new StringBuilder();
    Random random = new Random(count);
    for (int i = 0; i < count; i++) {
      text.append(i).append('|').append(random.nextLong()).append('\n');
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Gives a byte or two at a time and never knows what is available, as sockets do. */
  private static final class Dribble extends FilterInputStream {
    private boolean closed;

    Dribble(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return super.read(target, offset, Math.min(length, 2));
    }

    @Override
    public int available() {
      return 0;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
