package dev.slipher.formats.avro;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file between its blocks, buffered and counted. */
final class FileInput {
  private final InputStream in;
  private final byte[] buffer;
  private int position;
  private int limit;
  private long before;

  FileInput(InputStream in, int bufferSize) {
    this.in = in;
    this.buffer = new byte[bufferSize];
  }

  /** How many bytes were taken so far. */
  long count() {
    return before + position;
  }

  boolean isAtEnd() throws IOException {
    return position == limit && !fill();
  }

  private boolean fill() throws IOException {
    before += limit;
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  /** A number as Avro writes it: seven bits to a byte, the sign in the lowest. */
  long readLong() throws IOException {
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (isAtEnd()) {
        throw AvroDataException.truncated();
      }
      byte b = buffer[position++];
      bits |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return bits >>> 1 ^ -(bits & 1);
      }
    }
    throw AvroDataException.damaged("a number of more than 64 bits");
  }

  /** Fills the first bytes of an array. */
  void read(byte[] target, int length) throws IOException {
    int got = Math.min(length, limit - position);
    System.arraycopy(buffer, position, target, 0, got);
    position += got;
    while (got < length) {
      int count = in.read(target, got, length - got);
      if (count < 0) {
        throw AvroDataException.truncated();
      }
      before += count;
      got += count;
    }
  }

  void close() throws IOException {
    in.close();
  }
}
