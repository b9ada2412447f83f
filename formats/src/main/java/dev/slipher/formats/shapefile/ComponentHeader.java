package dev.slipher.formats.shapefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The hundred bytes with which a file of shapes and its index begin.
 *
 * @param bytes what the file says is its length, itself included
 * @param type what the file says that all shapes are
 */
record ComponentHeader(long bytes, ShapeType type) {
  static final int BYTES = 100;

  private static final int FILE_CODE = 9994;
  private static final int LENGTH_AT = 24;
  private static final int VERSION_AT = 28;
  private static final int VERSION = 1000;
  private static final int TYPE_AT = 32;

  /** A length counts 16-bit words. */
  private static final int WORD = 2;

  /**
   * Reads it.
   *
   * @param component .shp or .shx
   */
  static ComponentHeader read(InputStream in, String component) throws IOException {
    byte[] header = in.readNBytes(BYTES);
    ByteBuffer numbers = ByteBuffer.wrap(header);
    if (header.length >= Integer.BYTES && numbers.getInt(0) != FILE_CODE) {
      throw ShapefileException.notShapes(component);
    }
    if (header.length < BYTES) {
      throw ShapefileException.cutShort(component);
    }
    long length = Integer.toUnsignedLong(numbers.getInt(LENGTH_AT)) * WORD;
    numbers.order(ByteOrder.LITTLE_ENDIAN);
    if (numbers.getInt(VERSION_AT) != VERSION || length < BYTES) {
      throw ShapefileException.notShapes(component);
    }
    int number = numbers.getInt(TYPE_AT);
    ShapeType type = ShapeType.of(number);
    if (type == null) {
      throw ShapefileException.unsupportedShapes(number);
    }
    return new ComponentHeader(length, type);
  }
}
