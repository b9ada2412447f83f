package dev.slipher.formats.compression;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lzo.LzoDecompressor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/**
 * All members of a file of the program lzop, one behind the other, with every check sum that they
 * carry. Headers and blocks are read here, since the reader that comes with the decompressor looks
 * at no check sum and knows one member only.
 */
final class LzopStream extends InputStream {
  private static final byte[] MAGIC = {(byte) 0x89, 'L', 'Z', 'O', 0, '\r', '\n', 0x1a, '\n'};

  // The format's own names for what a member's flags say.
  private static final int ADLER32_D = 0x1;
  private static final int ADLER32_C = 0x2;
  private static final int H_EXTRA_FIELD = 0x40;
  private static final int CRC32_D = 0x100;
  private static final int CRC32_C = 0x200;
  private static final int H_FILTER = 0x800;
  private static final int H_CRC32 = 0x1000;
  private static final int RESERVED = 0x000fc000;

  private static final int NEWEST_FORMAT = 0x1040;
  private static final int FIRST_WITH_LEVEL = 0x0940;
  private static final int MOST_METHOD = 3; // LZO1X at its three settings
  private static final int LARGEST_BLOCK = 64 * 1024 * 1024;
  private static final int MOST_GROWTH = 256; // a byte of LZO1X says at most 255 more

  private final InputStream source;
  private final LzoDecompressor decompressor = new LzoDecompressor();
  private final Adler32 adler32 = new Adler32();
  private final CRC32 crc32 = new CRC32();
  private byte[] block = new byte[0];
  private int position;
  private int limit;
  private int flags;
  private boolean inMember;

  LzopStream(InputStream source) throws IOException {
    this.source = source;
    startMember();
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? block[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(block, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean hasMore() throws IOException {
    while (position == limit) {
      if (!inMember && !startMember()) {
        return false;
      }
      readBlock();
    }
    return true;
  }

  /** Reads a member's header, or finds that none follows. */
  private boolean startMember() throws IOException {
    byte[] magic = source.readNBytes(MAGIC.length);
    if (magic.length == 0) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (magic[i] != MAGIC[i]) {
        throw damaged("no lzop member where one should start");
      }
    }
    if (magic.length < MAGIC.length) {
      throw new EOFException();
    }
    readHeader();
    inMember = true;
    return true;
  }

  private void readHeader() throws IOException {
    Header header = new Header();
    int version = header.number(2);
    header.number(2);
    boolean withLevel = version >= FIRST_WITH_LEVEL;
    int needed = withLevel ? header.number(2) : 0;
    int method = header.number(1);
    if (withLevel) {
      header.number(1);
    }
    flags = header.number(4);
    if ((flags & H_FILTER) != 0) {
      header.number(4);
    }
    header.number(withLevel ? 12 : 8); // mode and time of the file
    header.number(header.number(1)); // its name
    header.check("header");
    // Only now is it sure that these are what the file's maker wrote.
    if (needed > NEWEST_FORMAT || method < 1 || method > MOST_METHOD || (flags & RESERVED) != 0) {
      throw CompressedDataException.notSupported(
          Compression.LZOP, "format %#x, method %d, flags %#x".formatted(needed, method, flags));
    }
    if ((flags & H_FILTER) != 0) {
      throw CompressedDataException.notSupported(Compression.LZOP, "--filter"); // compression.lzop
    }
    if ((flags & H_EXTRA_FIELD) != 0) {
      Header extra = new Header();
      extra.skip(extra.number(4) & 0xffffffffL);
      extra.check("extra field");
    }
  }

  private void readBlock() throws IOException {
    int size = nextInt();
    if (size == 0) {
      inMember = false;
      return;
    }
    int stored = nextInt();
    if (size < 0 || size > LARGEST_BLOCK || stored <= 0 || stored > size) {
      throw damaged("wrong length of a block");
    }
    boolean compressed = stored < size;
    int adler32OfData = (flags & ADLER32_D) != 0 ? nextInt() : 0;
    int crc32OfData = (flags & CRC32_D) != 0 ? nextInt() : 0;
    int adler32OfStored = (flags & ADLER32_C) != 0 && compressed ? nextInt() : 0;
    int crc32OfStored = (flags & CRC32_C) != 0 && compressed ? nextInt() : 0;
    byte[] bytes = source.readNBytes(stored);
    if (bytes.length < stored) {
      throw new EOFException();
    }
    if (compressed) {
      check((flags & ADLER32_C) != 0, adler32, bytes, stored, adler32OfStored);
      check((flags & CRC32_C) != 0, crc32, bytes, stored, crc32OfStored);
      decompress(bytes, size);
    } else {
      block = bytes;
    }
    check((flags & ADLER32_D) != 0, adler32, block, size, adler32OfData);
    check((flags & CRC32_D) != 0, crc32, block, size, crc32OfData);
    position = 0;
    limit = size;
  }

  private void decompress(byte[] stored, int size) throws IOException {
    if ((long) stored.length * MOST_GROWTH < size) {
      throw damaged("wrong length of a block");
    }
    if (block.length < size) {
      block = new byte[size];
    }
    try {
      int length = decompressor.decompress(stored, 0, stored.length, block, 0, size);
      if (length != size) {
        throw damaged("wrong length of a block");
      }
    } catch (MalformedInputException | IllegalArgumentException e) {
      throw CompressedDataException.damaged(Compression.LZOP, e);
    }
  }

  private static void check(boolean wanted, Checksum sum, byte[] bytes, int length, int expected)
      throws IOException {
    if (wanted) {
      sum.reset();
      sum.update(bytes, 0, length);
      if ((int) sum.getValue() != expected) {
        throw damaged("wrong check sum");
      }
    }
  }

  private static IOException damaged(String problem) {
    return CompressedDataException.damaged(Compression.LZOP, new IOException(problem));
  }

  private int nextInt() throws IOException {
    byte[] bytes = source.readNBytes(4);
    if (bytes.length < 4) {
      throw new EOFException();
    }
    return (bytes[0] & 0xff) << 24
        | (bytes[1] & 0xff) << 16
        | (bytes[2] & 0xff) << 8
        | (bytes[3] & 0xff);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  /** A part of a member that its own check sum follows. */
  private final class Header {
    private final Adler32 adler32 = new Adler32();
    private final CRC32 crc32 = new CRC32();

    /** The number in the next bytes, or its low half where they are more than four. */
    int number(int length) throws IOException {
      int value = 0;
      for (int i = 0; i < length; i++) {
        value = value << 8 | next();
      }
      return value;
    }

    void skip(long length) throws IOException {
      for (long i = 0; i < length; i++) {
        next();
      }
    }

    private int next() throws IOException {
      int b = source.read();
      if (b < 0) {
        throw new EOFException();
      }
      adler32.update(b);
      crc32.update(b);
      return b;
    }

    /** Throws unless the number that follows is the sum of what was read. */
    void check(String part) throws IOException {
      long sum = (flags & H_CRC32) != 0 ? crc32.getValue() : adler32.getValue();
      if (nextInt() != (int) sum) {
        throw damaged("wrong check sum of the " + part);
      }
    }
  }
}
