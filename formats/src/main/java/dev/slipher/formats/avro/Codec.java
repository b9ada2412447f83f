package dev.slipher.formats.avro;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks the blocks of one file (avro.codecs). */
abstract sealed class Codec {
  /** The largest block, packed or not (avro.block-4mb). */
  static final int LARGEST_BLOCK = 4 * 1024 * 1024;

  private static final int CHECK_SUM = Integer.BYTES;

  private byte[] unpacked = {};

  /**
   * The codec of that name.
   *
   * @throws AvroDataException if COPY does not read it
   */
  static Codec of(String name) throws AvroDataException {
    return switch (name) {
      case "null" -> new Plain();
      case "deflate" -> new Deflate();
      case "snappy" -> new Snappy();
      default -> throw AvroDataException.unknownCodec(name);
    };
  }

  /**
   * Points the block at the values that the first bytes of an array hold.
   *
   * @throws AvroDataException if they are damaged, or hold too much
   */
  abstract void unpack(byte[] packed, int length, BlockInput block) throws AvroDataException;

  void close() {}

  final byte[] unpacked(int atLeast) {
    if (unpacked.length < atLeast) {
      int larger = Math.max(atLeast, Math.min(2 * unpacked.length, LARGEST_BLOCK));
      unpacked = Arrays.copyOf(unpacked, larger);
    }
    return unpacked;
  }

  private static final class Plain extends Codec {
    @Override
    void unpack(byte[] packed, int length, BlockInput block) {
      block.over(packed, length);
    }
  }

  private static final class Deflate extends Codec {
    private static final int SMALLEST_BUFFER = 64 * 1024;

    private final Inflater inflater = new Inflater(true);

    @Override
    void unpack(byte[] packed, int length, BlockInput block) throws AvroDataException {
      inflater.reset();
      inflater.setInput(packed, 0, length);
      byte[] target = unpacked(SMALLEST_BUFFER);
      int size = 0;
      try {
        while (!inflater.finished()) {
          if (size == target.length) {
            // One byte more than the largest block proves that there is a larger one.
            target = unpacked(Math.min(2 * size, LARGEST_BLOCK + 1));
          }
          int count = inflater.inflate(target, size, target.length - size);
          size += count;
          if (size > LARGEST_BLOCK) {
            throw AvroDataException.blockTooLarge();
          }
          if (count == 0 && !inflater.finished()) {
            throw AvroDataException.damaged("a block of deflate data ends early");
          }
        }
      } catch (DataFormatException e) {
        throw AvroDataException.damaged("a block is no deflate data: " + e.getMessage(), e);
      }
      block.over(target, size);
    }

    @Override
    void close() {
      inflater.end();
    }
  }

  /** Behind the data stands the check sum of what it holds, the high byte first. */
  private static final class Snappy extends Codec {
    private final SnappyDecompressor decompressor = new SnappyDecompressor();
    private final CRC32 sum = new CRC32();

    @Override
    void unpack(byte[] packed, int length, BlockInput block) throws AvroDataException {
      int dataLength = length - CHECK_SUM;
      if (dataLength < 1) {
        throw AvroDataException.damaged("a block of snappy data ends early");
      }
      try {
        int size = SnappyDecompressor.getUncompressedLength(packed, 0);
        if (size > LARGEST_BLOCK) {
          throw AvroDataException.blockTooLarge();
        }
        byte[] target = unpacked(size);
        int got = decompressor.decompress(packed, 0, dataLength, target, 0, size);
        check(packed, dataLength, target, got);
        block.over(target, got);
      } catch (MalformedInputException | IllegalArgumentException e) {
        throw AvroDataException.damaged("a block is no snappy data", e);
      }
    }

    private void check(byte[] packed, int at, byte[] target, int size) throws AvroDataException {
      sum.reset();
      sum.update(target, 0, size);
      int expected = 0;
      for (int i = 0; i < CHECK_SUM; i++) {
        expected = expected << 8 | (packed[at + i] & 0xff);
      }
      if ((int) sum.getValue() != expected) {
        throw AvroDataException.damaged("the check sum of a block of snappy data is wrong");
      }
    }
  }
}
