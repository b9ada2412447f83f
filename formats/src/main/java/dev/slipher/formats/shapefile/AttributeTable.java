package dev.slipher.formats.shapefile;

import dev.slipher.formats.shapefile.AttributeField.Kind;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of attributes, one record for each shape: a dBase III file, or one of its successors
 * with the same head.
 */
final class AttributeTable implements Closeable {
  private static final String COMPONENT = ".dbf";
  private static final int HEADER = 32;
  private static final int FIELD = 32;
  private static final int NAME_BYTES = 11;
  private static final int TYPE_AT = 11;
  private static final int LENGTH_AT = 16;
  private static final int HEADER_END = 0x0d;
  private static final int RECORD_END = 0x1a;
  private static final int DBASE_7 = 4;
  private static final int DBASE_3 = 3;
  private static final int FOXPRO = 0x30;

  private final InputStream in;
  private final long count;
  private final List<AttributeField> fields;
  private final byte[] bytes;

  private AttributeTable(
      InputStream in, long count, List<AttributeField> fields, int recordLength) {
    this.in = in;
    this.count = count;
    this.fields = List.copyOf(fields);
    bytes = new byte[recordLength];
  }

  /** Reads the head; closes the stream with itself. */
  static AttributeTable open(InputStream stream) throws IOException {
    InputStream in = new BufferedInputStream(stream);
    try {
      return begin(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static AttributeTable begin(InputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER);
    if (header.length < HEADER) {
      throw ShapefileException.cutShort(COMPONENT);
    }
    ByteBuffer numbers = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int version = header[0] & 0xff;
    if ((version & 7) == DBASE_7) {
      throw ShapefileException.unsupportedTable(version);
    }
    boolean foxPro = (version & 0xf8) == FOXPRO;
    if ((version & 7) != DBASE_3 && !foxPro) {
      throw ShapefileException.notShapes(COMPONENT);
    }
    long count = Integer.toUnsignedLong(numbers.getInt(4));
    int headerLength = Short.toUnsignedInt(numbers.getShort(8));
    int recordLength = Short.toUnsignedInt(numbers.getShort(10));
    if (headerLength <= HEADER || recordLength < 1) {
      throw ShapefileException.damaged(COMPONENT, "it says that its head or its records are empty");
    }
    byte[] rest = in.readNBytes(headerLength - HEADER);
    if (rest.length < headerLength - HEADER) {
      throw ShapefileException.cutShort(COMPONENT);
    }
    return new AttributeTable(in, count, fields(rest, recordLength, foxPro), recordLength);
  }

  private static List<AttributeField> fields(byte[] head, int recordLength, boolean foxPro)
      throws IOException {
    List<AttributeField> fields = new ArrayList<>();
    int start = 1; // behind the mark of deletion
    for (int at = 0; at + FIELD <= head.length && head[at] != HEADER_END; at += FIELD) {
      int nameEnd = at;
      while (nameEnd < at + NAME_BYTES && head[nameEnd] != 0) {
        nameEnd++;
      }
      String name = new String(head, at, nameEnd - at, StandardCharsets.UTF_8);
      int length = head[at + LENGTH_AT] & 0xff;
      Kind kind = kind(name, (char) (head[at + TYPE_AT] & 0xff), length, foxPro);
      if (start + length > recordLength) {
        throw ShapefileException.damaged(COMPONENT, "its fields are longer than its records");
      }
      fields.add(new AttributeField(name, kind, start, start + length));
      start += length;
    }
    return fields;
  }

  private static Kind kind(String name, char type, int length, boolean foxPro)
      throws ShapefileException {
    boolean eight = length == Long.BYTES;
    return switch (type) {
      case 'C' -> Kind.CHARACTER;
      case 'N', 'F' -> Kind.NUMBER;
      case 'L' -> Kind.LOGICAL;
      case 'D' -> Kind.DATE;
      case 'I' -> exactly(length == Integer.BYTES, Kind.INTEGER, name);
      case 'Y' -> exactly(eight, Kind.CURRENCY, name);
      case 'T', '@' -> exactly(eight, Kind.TIMESTAMP, name);
      case 'B' -> {
        if (foxPro && eight) {
          yield Kind.DOUBLE;
        }
        throw ShapefileException.memoField(name);
      }
      case 'M', 'G', 'P' -> throw ShapefileException.memoField(name);
      default -> throw ShapefileException.unsupportedField(name, type);
    };
  }

  private static Kind exactly(boolean fits, Kind kind, String name) throws ShapefileException {
    if (!fits) {
      throw ShapefileException.damaged(COMPONENT, "the length of field " + name + " is wrong");
    }
    return kind;
  }

  /** How many records it has. */
  long count() {
    return count;
  }

  List<AttributeField> fields() {
    return fields;
  }

  /** Goes to the next record, of which there must be one; {@link #bytes} then has it. */
  void next() throws IOException {
    int got = in.readNBytes(bytes, 0, bytes.length);
    if (got < bytes.length || bytes[0] == RECORD_END) {
      throw ShapefileException.cutShort(COMPONENT);
    }
  }

  /** Whether the record is marked as deleted; the shape is then no longer there either. */
  boolean isDeleted() {
    return bytes[0] == '*';
  }

  /** The record, whose first byte is the mark of deletion. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
