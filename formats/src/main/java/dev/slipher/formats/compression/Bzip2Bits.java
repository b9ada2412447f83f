package dev.slipher.formats.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The stored bits of a bzip2 file, in which blocks begin and streams end at any of them. Places are
 * counted from the file's first bit or byte.
 */
final class Bzip2Bits {
  /** What a block begins with: the digits of pi. */
  static final long BLOCK = 0x314159265359L;

  /** What the end of a stream begins with, behind its last block: the digits of pi's root. */
  static final long END = 0x177245385090L;

  /** Bits of these numbers. */
  static final int MAGIC_BITS = 48;

  /** Bits of a check sum, which follows either. */
  static final int SUM_BITS = 32;

  /** What {@link #find} answers if there is nothing to find. */
  static final long NOWHERE = -1;

  private static final int WINDOW = Long.BYTES;
  private static final boolean[] SECOND_BYTES = secondBytes();

  private final InputStream stored;
  private final int bufferSize;
  private byte[] bytes;
  private int limit;
  private long base;
  private long kept;
  private boolean ended;

  /**
   * Bits of a stream.
   *
   * @param base where in the file its first byte stands
   */
  Bzip2Bits(InputStream stored, long base, int bufferSize) {
    this.stored = stored;
    this.base = base;
    this.bufferSize = Math.max(bufferSize, 2 * WINDOW);
    kept = base;
    bytes = new byte[this.bufferSize];
  }

  /** What stands behind the first byte of either number, wherever in that byte it begins. */
  private static boolean[] secondBytes() {
    boolean[] some = new boolean[256];
    for (int shift = 0; shift < Byte.SIZE; shift++) {
      int right = MAGIC_BITS - 2 * Byte.SIZE + shift;
      some[(int) (BLOCK >>> right) & 0xff] = true;
      some[(int) (END >>> right) & 0xff] = true;
    }
    return some;
  }

  /** Lets go of all bytes before one; later ones stay within reach. */
  void keepFrom(long first) {
    kept = first;
  }

  /**
   * The next bit at which {@link #BLOCK} or {@link #END} begins; what lies between is kept.
   *
   * @param from the first bit that may be it
   * @param until the byte that is none any more
   */
  long find(long from, long until) throws IOException {
    long at = from / Byte.SIZE;
    int shift = (int) (from % Byte.SIZE);
    while (at < until && (holds(at + WINDOW) || at < base + limit)) {
      long last = Math.min(until, base + Math.max(limit - WINDOW + 1, (int) (at - base) + 1));
      for (; at < last; at++) {
        int index = (int) (at - base);
        if (index + 1 < limit && SECOND_BYTES[bytes[index + 1] & 0xff]) {
          long found = match(at, shift);
          if (found != NOWHERE) {
            return found;
          }
        }
        shift = 0;
      }
    }
    return NOWHERE;
  }

  /** The first bit of a byte, from a shift on, that begins one of the numbers. */
  private long match(long at, int firstShift) {
    long window = window(at);
    for (int shift = firstShift; shift < Byte.SIZE; shift++) {
      long magic = window << shift >>> (Long.SIZE - MAGIC_BITS);
      long bit = at * Byte.SIZE + shift;
      if ((magic == BLOCK || magic == END) && bit + MAGIC_BITS <= (base + limit) * Byte.SIZE) {
        return bit;
      }
    }
    return NOWHERE;
  }

  /** Eight bytes, with zeros behind the file's end. */
  private long window(long at) {
    int index = (int) (at - base);
    long window = 0;
    for (int i = index; i < index + WINDOW; i++) {
      window = window << Byte.SIZE | (i < limit ? bytes[i] & 0xff : 0);
    }
    return window;
  }

  /**
   * Up to 48 bits from one on.
   *
   * @throws CompressedDataException if the file ends before them
   */
  long bits(long from, int count) throws IOException {
    if (!holds((from + count + Byte.SIZE - 1) / Byte.SIZE)) {
      throw CompressedDataException.truncated(Compression.BZIP2, null);
    }
    return window(from / Byte.SIZE) << from % Byte.SIZE >>> (Long.SIZE - count);
  }

  /** Whether the file has bytes up to one, which are then at hand. */
  boolean holds(long end) throws IOException {
    while (base + limit < end && !ended) {
      load();
    }
    return base + limit >= end;
  }

  private void load() throws IOException {
    int dropped = (int) Math.min(kept - base, limit);
    if (dropped > 0) {
      System.arraycopy(bytes, dropped, bytes, 0, limit - dropped);
      base += dropped;
      limit -= dropped;
    }
    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    int count = stored.read(bytes, limit, Math.min(bufferSize, bytes.length - limit));
    if (count < 0) {
      ended = true;
    } else {
      limit += count;
    }
  }

  /** Puts bits into an array, from its {@code at}th byte on, and zeros behind them. */
  void copy(long from, long to, byte[] target, int at) {
    int index = (int) (from / Byte.SIZE - base);
    int left = (int) (from % Byte.SIZE);
    int right = Byte.SIZE - left;
    int count = (int) ((to - from + Byte.SIZE - 1) / Byte.SIZE);
    for (int i = 0; i < count; i++) {
      int next = index + i + 1 < limit ? bytes[index + i + 1] & 0xff : 0;
      target[at + i] = (byte) ((bytes[index + i] & 0xff) << left | next >>> right);
    }
    int over = (int) (count * (long) Byte.SIZE - (to - from));
    if (over > 0) {
      target[at + count - 1] &= (byte) (0xff << over);
    }
  }
}
