package dev.slipher.formats.shapefile;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * The records of a file of shapes. They are read as they come as long as the index lists them in
 * that order; where it does not, which edited files bring about, from a copy on local disk.
 */
final class ShapeBytes implements Closeable {
  /** The largest record that is read, in bytes: over eight million points. */
  static final int MOST_RECORD = 128 << 20;

  private static final String COMPONENT = ".shp";
  private static final int RECORD_HEADER = 8;
  private static final int LENGTH_AT = 4;
  private static final int WORD = 2;
  private static final int FIRST_CAPACITY = 64 * 1024;

  private final Reopening again;
  private final ComponentHeader header;
  private InputStream in;
  private long position = ComponentHeader.BYTES;
  private Path copy;
  private byte[] bytes = new byte[FIRST_CAPACITY];

  /** Opens the file of shapes once more, from its start. */
  interface Reopening {
    InputStream open() throws IOException;
  }

  private ShapeBytes(InputStream in, ComponentHeader header, Reopening again) {
    this.in = in;
    this.header = header;
    this.again = again;
  }

  /**
   * Reads the header; closes the stream with itself.
   *
   * @param again how to start over where records stand in no order
   */
  static ShapeBytes open(InputStream stream, Reopening again) throws IOException {
    InputStream in = new BufferedInputStream(stream, FIRST_CAPACITY);
    return new ShapeBytes(in, ComponentHeader.read(in, COMPONENT), again);
  }

  ShapeType type() {
    return header.type();
  }

  /**
   * Reads the record that starts at a byte, of which the index says that its content has {@code
   * length} bytes; {@link #bytes} then has them. A content of more than {@link #MOST_RECORD} is not
   * read.
   */
  void read(long offset, long length) throws IOException {
    moveTo(offset);
    fill(RECORD_HEADER);
    long own = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(LENGTH_AT)) * WORD;
    if (own != length) {
      throw ShapefileException.damaged(
          COMPONENT,
          "the record at byte %d has %d bytes, and the index says %d"
              .formatted(offset, own, length));
    }
    if (length <= MOST_RECORD) {
      fill((int) length);
    }
  }

  private void moveTo(long offset) throws IOException {
    if (offset < position) {
      in.close();
      if (copy == null) {
        copy = Files.createTempFile("slipher-shapes", COMPONENT);
        try (InputStream whole = again.open()) {
          Files.copy(whole, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      in = new BufferedInputStream(Files.newInputStream(copy), FIRST_CAPACITY);
      position = 0;
    }
    try {
      in.skipNBytes(offset - position);
    } catch (java.io.EOFException e) {
      throw ShapefileException.cutShort(COMPONENT);
    }
    position = offset;
  }

  /** Makes room as the bytes come, for a length may be announced that no file has. */
  private void fill(int count) throws IOException {
    int have = 0;
    while (have < count) {
      if (have == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(count, bytes.length * 2L));
      }
      int got = in.readNBytes(bytes, have, Math.min(count, bytes.length) - have);
      if (got == 0) {
        throw ShapefileException.cutShort(COMPONENT);
      }
      have += got;
    }
    position += count;
  }

  /** The content read last, from the array's start on. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    try {
      in.close();
    } finally {
      if (copy != null) {
        Files.deleteIfExists(copy);
      }
    }
  }
}
