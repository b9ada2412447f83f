package dev.slipher.formats.compression;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;

/** A bzip2 file put together bit by bit, so that its blocks are as small as one likes. */
public final class Bzip2File {
  private static final long BLOCK = 0x314159265359L;
  private static final long END = 0x177245385090L;
  private static final int HEADER_BITS = 32;

  private final BitSet bits = new BitSet();
  private int length;
  private int sum;
  private int blocks;

  /** An empty file, in which a stream begins. */
  public static Bzip2File begin() {
    Bzip2File file = new Bzip2File();
    file.header();
    return file;
  }

  private void header() {
    add(0x425a6839, HEADER_BITS);
    sum = 0;
  }

  /** Adds a block that holds a text of at least one byte. */
  public Bzip2File block(byte[] text) {
    byte[] alone = Compressed.with(Compression.BZIP2, text);
    long total = alone.length * 8L;
    int end = HEADER_BITS;
    for (int padding = 0; padding < 8; padding++) {
      int at = (int) total - padding - 80;
      if (number(alone, at, 48) == END) {
        end = at;
      }
    }
    if (number(alone, HEADER_BITS, 48) != BLOCK || end == HEADER_BITS) {
      throw new AssertionError("not one block");
    }
    for (int bit = HEADER_BITS; bit < end; bit++) {
      add(number(alone, bit, 1), 1);
    }
    sum = Integer.rotateLeft(sum, 1) ^ (int) number(alone, HEADER_BITS + 48, 32);
    blocks++;
    return this;
  }

  /** Ends the stream and begins another. */
  public Bzip2File stream() {
    end();
    header();
    return this;
  }

  private void end() {
    add(END, 48);
    add(sum & 0xffffffffL, 32);
    length = (length + 7) / 8 * 8;
  }

  private void add(long value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bits.set(length++, (value >>> i & 1) == 1);
    }
  }

  private static long number(byte[] bytes, int from, int count) {
    long value = 0;
    for (int bit = from; bit < from + count; bit++) {
      value = value << 1 | (bytes[bit / 8] >> (7 - bit % 8) & 1);
    }
    return value;
  }

  /** Where the next block would begin, in bits. */
  public int bits() {
    return length;
  }

  /** How many blocks there are. */
  public int blocks() {
    return blocks;
  }

  /** The file, whose last stream is ended; nothing can be added any more. */
  public byte[] bytes() {
    end();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < length; at += 8) {
      int value = 0;
      for (int bit = at; bit < at + 8; bit++) {
        value = value << 1 | (bits.get(bit) ? 1 : 0);
      }
      bytes.write(value);
    }
    return bytes.toByteArray();
  }
}
