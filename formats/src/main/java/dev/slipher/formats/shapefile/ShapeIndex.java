package dev.slipher.formats.shapefile;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The index: where each record stands in the file of shapes. Read in step with it, never whole. */
final class ShapeIndex implements Closeable {
  private static final String COMPONENT = ".shx";
  private static final int ENTRY = 8;
  private static final int WORD = 2;

  private final InputStream in;
  private final ComponentHeader header;
  private final byte[] entry = new byte[ENTRY];
  private long offset;
  private long length;

  private ShapeIndex(InputStream in, ComponentHeader header) {
    this.in = in;
    this.header = header;
  }

  /** Reads the header; closes the stream with itself. */
  static ShapeIndex open(InputStream stream) throws IOException {
    InputStream in = new BufferedInputStream(stream);
    try {
      return new ShapeIndex(in, ComponentHeader.read(in, COMPONENT));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** What it says that all shapes are. */
  ShapeType type() {
    return header.type();
  }

  /** How many records it lists. */
  long count() {
    return (header.bytes() - ComponentHeader.BYTES) / ENTRY;
  }

  /** Goes to the next record, of which there must be one. */
  void next() throws IOException {
    if (in.readNBytes(entry, 0, ENTRY) < ENTRY) {
      throw ShapefileException.cutShort(COMPONENT);
    }
    ByteBuffer numbers = ByteBuffer.wrap(entry);
    offset = Integer.toUnsignedLong(numbers.getInt(0)) * WORD;
    length = Integer.toUnsignedLong(numbers.getInt(Integer.BYTES)) * WORD;
    if (offset < ComponentHeader.BYTES) {
      throw ShapefileException.damaged(COMPONENT, "a record lies in the header");
    }
  }

  /** Where the record's own header starts, in bytes. */
  long offset() {
    return offset;
  }

  /** Bytes of the record without its header. */
  long length() {
    return length;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
