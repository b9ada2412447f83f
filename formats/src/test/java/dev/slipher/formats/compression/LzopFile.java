package dev.slipher.formats.compression;

import io.airlift.compress.lzo.LzoCompressor;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/** Writes what the program lzop writes, with any choice of check sums and any size of block. */
final class LzopFile {
  static final int ADLER32_D = 0x1;
  static final int ADLER32_C = 0x2;
  static final int EXTRA_FIELD = 0x40;
  static final int CRC32_D = 0x100;
  static final int CRC32_C = 0x200;
  static final int FILTER = 0x800;
  static final int HEADER_CRC32 = 0x1000;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final int flags;
  private final int blockSize;

  private LzopFile(int flags, int blockSize) {
    this.flags = flags;
    this.blockSize = blockSize;
  }

  /** One member for each part, one behind the other. */
  static byte[] of(int flags, int blockSize, byte[]... parts) {
    LzopFile file = new LzopFile(flags, blockSize);
    for (byte[] part : parts) {
      file.writeHeader(0x0940, 1);
      file.writeBlocks(part);
    }
    return file.file.toByteArray();
  }

  /** A member without data whose header asks for more than the usual. */
  static byte[] header(int flags, int neededVersion, int method) {
    LzopFile file = new LzopFile(flags, 1);
    file.writeHeader(neededVersion, method);
    file.number(0, 4);
    return file.file.toByteArray();
  }

  private void writeHeader(int neededVersion, int method) {
    file.writeBytes(new byte[] {(byte) 0x89, 'L', 'Z', 'O', 0, '\r', '\n', 0x1a, '\n'});
    int start = file.size();
    number(0x1040, 2);
    number(0x20a0, 2);
    number(neededVersion, 2);
    number(method, 1);
    number(5, 1);
    number(flags, 4);
    if ((flags & FILTER) != 0) {
      number(1, 4);
    }
    number(0x81a4, 4);
    number(1_700_000_000, 4);
    number(0, 4);
    number(8, 1);
    file.writeBytes("part.tbl".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    writeHeaderSum(start);
    if ((flags & EXTRA_FIELD) != 0) {
      int extra = file.size();
      number(3, 4);
      file.writeBytes(new byte[] {1, 2, 3});
      writeHeaderSum(extra);
    }
  }

  private void writeHeaderSum(int start) {
    byte[] all = file.toByteArray();
    byte[] header = Arrays.copyOfRange(all, start, all.length);
    number(sum((flags & HEADER_CRC32) != 0 ? new CRC32() : new Adler32(), header), 4);
  }

  private void writeBlocks(byte[] data) {
    LzoCompressor compressor = new LzoCompressor();
    for (int from = 0; from < data.length; from += blockSize) {
      byte[] block = Arrays.copyOfRange(data, from, Math.min(from + blockSize, data.length));
      byte[] room = new byte[compressor.maxCompressedLength(block.length)];
      int length = compressor.compress(block, 0, block.length, room, 0, room.length);
      boolean smaller = length < block.length;
      byte[] stored = smaller ? Arrays.copyOf(room, length) : block;
      number(block.length, 4);
      number(stored.length, 4);
      writeSum(ADLER32_D, new Adler32(), block);
      writeSum(CRC32_D, new CRC32(), block);
      if (smaller) {
        writeSum(ADLER32_C, new Adler32(), stored);
        writeSum(CRC32_C, new CRC32(), stored);
      }
      file.writeBytes(stored);
    }
    number(0, 4);
  }

  private void writeSum(int flag, Checksum sum, byte[] bytes) {
    if ((flags & flag) != 0) {
      number(sum(sum, bytes), 4);
    }
  }

  private static int sum(Checksum sum, byte[] bytes) {
    sum.update(bytes, 0, bytes.length);
    return (int) sum.getValue();
  }

  private void number(int value, int length) {
    for (int shift = (length - 1) * 8; shift >= 0; shift -= 8) {
      file.write(value >> shift);
    }
  }
}
