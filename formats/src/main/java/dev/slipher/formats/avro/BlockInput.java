package dev.slipher.formats.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The values of one block, read one after the other from its bytes; pointed at each block anew.
 *
 * <p>Whatever the bytes are, reading ends: lengths reach as far as the block does, values are
 * nested so deep at most, and values that take no bytes are counted.
 */
final class BlockInput {
  /** How deep records, arrays and maps may be nested, as in JSON. */
  static final int DEEPEST = 1000;

  /** Values without a byte that a file may have; those with one are bounded by its size. */
  static final int MOST_EMPTY_VALUES = Codec.LARGEST_BLOCK;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = {};
  private int position;
  private int end;
  private int depth;
  private int emptyValues;

  void over(byte[] values, int length) {
    bytes = values;
    position = 0;
    end = length;
  }

  byte[] bytes() {
    return bytes;
  }

  int position() {
    return position;
  }

  boolean isAtEnd() {
    return position == end;
  }

  /** Goes back to where a value began. */
  void backTo(int place) {
    position = place;
  }

  long readLong() throws AvroDataException {
    byte[] from = bytes;
    int at = position;
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (at == end) {
        throw endsEarly();
      }
      byte b = from[at++];
      bits |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        position = at;
        return bits >>> 1 ^ -(bits & 1);
      }
    }
    throw AvroDataException.damaged("a number of more than 64 bits");
  }

  int readInt() throws AvroDataException {
    long value = readLong();
    if ((int) value != value) {
      throw AvroDataException.damaged("an int of " + value);
    }
    return (int) value;
  }

  /** The index of a union's branch or an enum's symbol. */
  int readIndex(int count) throws AvroDataException {
    long index = readLong();
    if (index < 0 || index >= count) {
      throw AvroDataException.damaged("index %d of %d".formatted(index, count));
    }
    return (int) index;
  }

  boolean readBoolean() throws AvroDataException {
    int at = skip(1);
    if ((bytes[at] & 0xfe) != 0) {
      throw AvroDataException.damaged("a boolean of " + bytes[at]);
    }
    return bytes[at] != 0;
  }

  float readFloat() throws AvroDataException {
    return Float.intBitsToFloat((int) INT.get(bytes, skip(Float.BYTES)));
  }

  double readDouble() throws AvroDataException {
    return Double.longBitsToDouble((long) LONG.get(bytes, skip(Double.BYTES)));
  }

  /** The length of the bytes or the string that stands at the position then. */
  int readLength() throws AvroDataException {
    long length = readLong();
    if (length < 0 || length > end - position) {
      throw AvroDataException.damaged("a value of %d bytes".formatted(length));
    }
    return (int) length;
  }

  /** Passes over so many bytes, and answers where they begin. */
  int skip(int length) throws AvroDataException {
    int start = position;
    if (length > end - start) {
      throw endsEarly();
    }
    position = start + length;
    return start;
  }

  /** The number of items that follow in an array or a map; 0 at its end. */
  long readItems() throws AvroDataException {
    long count = readLong();
    if (count >= 0) {
      return count;
    }
    readLong(); // their size
    return itemsOf(count);
  }

  /** The same, passing over items that have their size beside them; 0 at the end. */
  long readItemsToSkip() throws AvroDataException {
    while (true) {
      long count = readLong();
      if (count >= 0) {
        return count;
      }
      skip(readLength());
    }
  }

  private static long itemsOf(long negative) throws AvroDataException {
    if (negative == Long.MIN_VALUE) {
      throw AvroDataException.damaged("a count of " + negative);
    }
    return -negative;
  }

  /** Counts the value that began at a place if it had no bytes. */
  void countIfEmpty(int start) throws AvroDataException {
    if (position == start && ++emptyValues > MOST_EMPTY_VALUES) {
      throw AvroDataException.damaged("more than %d empty values".formatted(MOST_EMPTY_VALUES));
    }
  }

  /** One level deeper. */
  void enter() throws AvroDataException {
    if (++depth > DEEPEST) {
      throw AvroDataException.tooDeep(DEEPEST);
    }
  }

  void leave() {
    depth--;
  }

  private static AvroDataException endsEarly() {
    return AvroDataException.damaged("a block ends inside of a record");
  }
}
