package dev.slipher.formats.compression;

import static dev.slipher.formats.compression.Bzip2Bits.BLOCK;
import static dev.slipher.formats.compression.Bzip2Bits.END;
import static dev.slipher.formats.compression.Bzip2Bits.MAGIC_BITS;
import static dev.slipher.formats.compression.Bzip2Bits.NOWHERE;
import static dev.slipher.formats.compression.Bzip2Bits.SUM_BITS;

import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.record.TextRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * The text of a range of a bzip2 file (slices.splittable): that of the blocks that begin in the
 * range, and of those behind it for as long as it is read. Each block is decoded by itself, so that
 * it does not matter in which range the stream begins that it belongs to.
 *
 * <p>Which byte of text stands before the range is not known. So a record that starts with the text
 * is the record of the range before, and the one that starts behind the last block of the range is
 * still of the range.
 *
 * <p>The check sums of blocks are checked, those of streams are not. Every failure but the source's
 * own is a {@link CompressedDataException}, which may mean no more than that the bits of a block
 * happen to look like the beginning of another: only a reader of the whole file can tell.
 */
public final class Bzip2RangeStream extends InputStream implements TextRange {
  private static final int SIGNATURE = 'B' << 16 | 'Z' << 8 | 'h';
  private static final int SIGNATURE_BITS = 24;
  private static final int HEADER = 4;

  /** No block has more bytes: 900,000 symbols of at most 20 bits, and its tables. */
  private static final int LONGEST_BLOCK = 4 << 20;

  /** Bytes of a block that is tried with little memory first: many small ones would take it all. */
  private static final int SMALL_BLOCK = 8 << 10;

  /** No block has more text: run lengths turn five bytes into 259 at most. */
  private static final int TEXT_BITS = 26;

  private final InputStream stored;
  private final ByteRange range;
  private final Bzip2Bits bits;
  private final List<Block> blocks = new ArrayList<>();
  private boolean begun;
  private boolean holdsNothing;
  private long next;
  private InputStream block;
  private long length;
  private long ownLength = Long.MAX_VALUE;

  /**
   * A block that was begun.
   *
   * @param text where its text starts in the stream
   * @param stored the byte of the file in which it begins
   */
  private record Block(long text, long stored) {}

  private Bzip2RangeStream(InputStream stored, ByteRange range, int bufferSize) {
    this.stored = stored;
    this.range = range;
    bits = new Bzip2Bits(stored, range.readFrom(), bufferSize);
  }

  /**
   * The text of a range; closing it closes {@code stored}.
   *
   * @param stored the file from {@link ByteRange#readFrom} on
   * @param bufferSize bytes to read at a time; results do not depend on it
   * @throws CompressedDataException if it is the first range and the file does not begin as bzip2
   *     files do
   */
  public static Bzip2RangeStream open(InputStream stored, ByteRange range, int bufferSize)
      throws IOException {
    Bzip2RangeStream stream = new Bzip2RangeStream(stored, range, bufferSize);
    if (range.start() == 0
        && !(stream.bits.holds(HEADER) && stream.bits.bits(0, SIGNATURE_BITS) == SIGNATURE)) {
      stored.close();
      throw CompressedDataException.wrongFormat(Compression.BZIP2);
    }
    return stream;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    while (block != null || beginBlock()) {
      int got = readBlock(target, offset, count);
      if (got >= 0) {
        length += got;
        return got;
      }
      block = null;
    }
    return -1;
  }

  private int readBlock(byte[] target, int offset, int count) throws IOException {
    try {
      return block.read(target, offset, count);
    } catch (IOException | IndexOutOfBoundsException | IllegalStateException e) {
      throw CompressedDataException.damaged(Compression.BZIP2, e);
    }
  }

  /** Goes on to the next block; false behind the last one of the file. */
  private boolean beginBlock() throws IOException {
    if (!begun) {
      begun = true;
      next = range.start() == 0 ? behindHeader(0) : firstOfRange();
      holdsNothing = range.start() > 0 && next == NOWHERE;
    }
    if (next == NOWHERE) {
      return false;
    }
    long from = next;
    long first = from / Byte.SIZE;
    if (first >= range.end() && ownLength == Long.MAX_VALUE) {
      ownLength = length;
    }
    bits.keepFrom(first);
    long to = bits.find(from + MAGIC_BITS, first + LONGEST_BLOCK);
    if (to == NOWHERE) {
      throw bits.holds(first + LONGEST_BLOCK)
          ? damaged("a block does not end")
          : CompressedDataException.truncated(Compression.BZIP2, null);
    }
    block = decoder(from, to);
    blocks.add(new Block(length, first));
    next = isEnd(to) ? behindHeader(behindEnd(to)) : to;
    return true;
  }

  private boolean isEnd(long bit) throws IOException {
    return bits.bits(bit, MAGIC_BITS) == END;
  }

  /** The bit at which the first block of the range begins. */
  private long firstOfRange() throws IOException {
    long from = range.start() * Byte.SIZE;
    while (from / Byte.SIZE < range.end()) {
      bits.keepFrom(from / Byte.SIZE);
      long until = Math.min(from / Byte.SIZE + LONGEST_BLOCK, range.end());
      long found = bits.find(from, until);
      if (found == NOWHERE && !bits.holds(until)) {
        return NOWHERE;
      }
      if (found != NOWHERE && !isEnd(found)) {
        return found;
      }
      from = found == NOWHERE ? until * Byte.SIZE : found + MAGIC_BITS;
    }
    return NOWHERE;
  }

  /** Streams end with the check sum of all blocks, and fill their last byte. */
  private long behindEnd(long end) throws IOException {
    bits.bits(end + MAGIC_BITS, SUM_BITS);
    return (end + MAGIC_BITS + SUM_BITS + Byte.SIZE - 1) / Byte.SIZE;
  }

  /** The first block of the stream that begins at a byte, or of one behind if it has none. */
  private long behindHeader(long header) throws IOException {
    long at = header;
    while (bits.holds(at + 1)) {
      bits.keepFrom(at);
      long head = bits.bits(at * Byte.SIZE, HEADER * Byte.SIZE);
      long size = (head & 0xff) - '0';
      if (head >>> Byte.SIZE != SIGNATURE || size < 1 || size > 9) {
        throw damaged("no stream begins behind another");
      }
      long first = (at + HEADER) * Byte.SIZE;
      if (!isEnd(first)) {
        if (bits.bits(first, MAGIC_BITS) != BLOCK) {
          throw damaged("a stream does not begin with a block");
        }
        return first;
      }
      at = behindEnd(first);
    }
    return NOWHERE;
  }

  /** Decodes a block as the only one of a stream, whose check sum is then that of the block. */
  private InputStream decoder(long from, long to) throws IOException {
    long sum = bits.bits(from + MAGIC_BITS, SUM_BITS);
    int blockBytes = (int) ((to - from + Byte.SIZE - 1) / Byte.SIZE);
    byte[] stream = new byte[HEADER + blockBytes + (MAGIC_BITS + SUM_BITS) / Byte.SIZE];
    put(stream, 0, (long) SIGNATURE << Byte.SIZE, HEADER * Byte.SIZE);
    bits.copy(from, to, stream, HEADER);
    long end = HEADER * Byte.SIZE + (to - from);
    put(stream, end, END, MAGIC_BITS);
    put(stream, end + MAGIC_BITS, sum, SUM_BITS);
    if (blockBytes < SMALL_BLOCK) {
      try {
        return decoder(stream, '1');
      } catch (IOException notThatSmall) {
        // What it unpacks to is known to the decoder alone.
      }
    }
    return decoder(stream, '9');
  }

  private static InputStream decoder(byte[] stream, char level) throws IOException {
    stream[HEADER - 1] = (byte) level;
    try {
      return new BZip2CompressorInputStream(new ByteArrayInputStream(stream));
    } catch (IOException | IndexOutOfBoundsException | IllegalStateException e) {
      throw CompressedDataException.damaged(Compression.BZIP2, e);
    }
  }

  /** Puts the lowest bits of a number where zeros are. */
  private static void put(byte[] target, long at, long value, int count) {
    for (int i = 0; i < count; i++) {
      long bit = value >>> (count - 1 - i) & 1;
      long place = at + i;
      target[(int) (place / Byte.SIZE)] |= (byte) (bit << (Byte.SIZE - 1 - place % Byte.SIZE));
    }
  }

  private static IOException damaged(String what) {
    return CompressedDataException.damaged(Compression.BZIP2, new IOException(what));
  }

  /** Whether no block begins in the range, so that it has no text; known after the first read. */
  public boolean holdsNothing() {
    return holdsNothing;
  }

  @Override
  public boolean startsInside() {
    return range.start() > 0;
  }

  @Override
  public boolean holds(long offset) {
    return offset <= ownLength;
  }

  /**
   * The place of the block that the byte before lies in, and how far behind its start. Numbers of
   * places that lie 64 GB apart may be the same; where ranges meet none do.
   */
  @Override
  public long position(long offset) {
    if (offset == 0 || blocks.isEmpty()) {
      return 0;
    }
    int last = blocks.size() - 1;
    while (blocks.get(last).text() >= offset) {
      last--;
    }
    Block at = blocks.get(last);
    return (at.stored() << TEXT_BITS | offset - at.text()) & Long.MAX_VALUE;
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }
}
