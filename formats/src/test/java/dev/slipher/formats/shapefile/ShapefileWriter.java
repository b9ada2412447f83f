package dev.slipher.formats.shapefile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes shapefiles, whole ones and such as are wrong in a way of their own. */
public final class ShapefileWriter {
  private static final int HEADER = 100;
  private static final double NO_MEASURE = -1e39;

  private final int type;
  private final List<Field> fields;
  private final List<byte[]> shapes = new ArrayList<>();
  private final List<byte[]> rows = new ArrayList<>();
  private int version = 3;

  /** A field of the table of attributes; values are written as the type does. */
  public record Field(String name, char type, int length) {}

  /**
   * @param type a number of ESRI's: 1 point, 3 line, 5 polygon, 8 points, 10 more with Z, 20 more
   *     with M
   */
  public ShapefileWriter(int type, Field... fields) {
    this.type = type;
    this.fields = List.of(fields);
  }

  /** Makes it another kind of dBase file. */
  public ShapefileWriter version(int number) {
    version = number;
    return this;
  }

  /** Adds a record; a shape or a value may be null. */
  public ShapefileWriter add(Geometry shape, String... values) {
    return addContent(shape == null ? new byte[4] : content(shape), row(' ', values));
  }

  /** Adds a record that is marked as deleted. */
  public ShapefileWriter addDeleted(Geometry shape, String... values) {
    return addContent(content(shape), row('*', values));
  }

  /** Adds a record whose shape is these bytes. */
  ShapefileWriter addContent(byte[] content, byte[] row) {
    shapes.add(content);
    rows.add(row);
    return this;
  }

  byte[] row(char mark, String... values) {
    ByteBuffer row = ByteBuffer.allocate(1 + fields.stream().mapToInt(Field::length).sum());
    row.order(ByteOrder.LITTLE_ENDIAN).put((byte) mark);
    for (int i = 0; i < fields.size(); i++) {
      row.put(value(fields.get(i), values[i]));
    }
    return row.array();
  }

  private static byte[] value(Field field, String value) {
    byte[] padded = new byte[field.length()];
    Arrays.fill(padded, (byte) ' ');
    if (value == null) {
      return padded;
    }
    ByteBuffer binary = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
    switch (field.type()) {
      case 'I' -> binary.putInt(Integer.parseInt(value));
      case 'B' -> binary.putDouble(Double.parseDouble(value));
      case 'Y' -> binary.putLong(Long.parseLong(value));
      case 'T', '@' -> {
        String[] parts = value.split(" ", -1);
        binary.putInt(Integer.parseInt(parts[0])).putInt(Integer.parseInt(parts[1]));
      }
      default -> {
        byte[] text = value.getBytes(UTF_8);
        boolean right = field.type() == 'N' || field.type() == 'F';
        System.arraycopy(text, 0, padded, right ? padded.length - text.length : 0, text.length);
      }
    }
    return padded;
  }

  /** A record's content, as its type has it. */
  byte[] content(Geometry shape) {
    int kind = type % 10;
    if (kind == 1) {
      Point point = (Point) shape;
      return points(ByteBuffer.allocate(4), List.of(point.getCoordinateSequence()), false);
    }
    List<CoordinateSequence> parts = new ArrayList<>();
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      addParts(shape.getGeometryN(i), parts);
    }
    int points = parts.stream().mapToInt(CoordinateSequence::size).sum();
    ByteBuffer head = ByteBuffer.allocate(kind == 8 ? 40 : 44 + 4 * parts.size());
    head.order(ByteOrder.LITTLE_ENDIAN).putInt(type);
    Envelope bounds = shape.getEnvelopeInternal();
    head.putDouble(bounds.getMinX()).putDouble(bounds.getMinY());
    head.putDouble(bounds.getMaxX()).putDouble(bounds.getMaxY());
    if (kind != 8) {
      head.putInt(parts.size());
    }
    head.putInt(points);
    int start = 0;
    for (CoordinateSequence part : kind == 8 ? List.<CoordinateSequence>of() : parts) {
      head.putInt(start);
      start += part.size();
    }
    return points(head, parts, true);
  }

  private static void addParts(Geometry shape, List<CoordinateSequence> parts) {
    if (shape instanceof Polygon polygon) {
      parts.add(turned(polygon.getExteriorRing(), true));
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        parts.add(turned(polygon.getInteriorRingN(i), false));
      }
    } else if (shape instanceof LineString line) {
      parts.add(line.getCoordinateSequence());
    } else {
      parts.add(((Point) shape).getCoordinateSequence());
    }
  }

  private static CoordinateSequence turned(LinearRing ring, boolean clockwise) {
    boolean is = Area.ofRingSigned(ring.getCoordinateSequence()) >= 0;
    return is == clockwise ? ring.getCoordinateSequence() : ring.reverse().getCoordinateSequence();
  }

  private byte[] points(ByteBuffer head, List<CoordinateSequence> parts, boolean ranges) {
    int count = parts.stream().mapToInt(CoordinateSequence::size).sum();
    boolean height = type / 10 == 1;
    boolean measure = type / 10 == 2 || parts.stream().anyMatch(CoordinateSequence::hasM);
    int ordinate = 8 * count + (ranges ? 16 : 0);
    ByteBuffer content =
        ByteBuffer.allocate(
            head.capacity() + 16 * count + (height ? ordinate : 0) + (measure ? ordinate : 0));
    content.order(ByteOrder.LITTLE_ENDIAN).put(head.array());
    content.putInt(0, type);
    for (CoordinateSequence part : parts) {
      for (int i = 0; i < part.size(); i++) {
        content.putDouble(part.getX(i)).putDouble(part.getY(i));
      }
    }
    if (height) {
      content.position(content.position() + (ranges ? 16 : 0));
      parts.forEach(part -> each(part, i -> content.putDouble(part.getZ(i))));
    }
    if (measure) {
      content.position(content.position() + (ranges ? 16 : 0));
      parts.forEach(
          part ->
              each(
                  part,
                  i -> content.putDouble(Double.isNaN(part.getM(i)) ? NO_MEASURE : part.getM(i))));
    }
    return content.array();
  }

  private static void each(CoordinateSequence part, java.util.function.IntConsumer point) {
    for (int i = 0; i < part.size(); i++) {
      point.accept(i);
    }
  }

  /** The .shp, its records in the order in which they were added. */
  public byte[] shapes() {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (int i = 0; i < shapes.size(); i++) {
      byte[] content = shapes.get(i);
      records.writeBytes(ByteBuffer.allocate(8).putInt(i + 1).putInt(content.length / 2).array());
      records.writeBytes(content);
    }
    return file(records.toByteArray());
  }

  /** The .shx. */
  public byte[] index() {
    ByteBuffer entries = ByteBuffer.allocate(8 * shapes.size());
    int offset = HEADER;
    for (byte[] content : shapes) {
      entries.putInt(offset / 2).putInt(content.length / 2);
      offset += 8 + content.length;
    }
    return file(entries.array());
  }

  private byte[] file(byte[] body) {
    ByteBuffer file = ByteBuffer.allocate(HEADER + body.length);
    file.putInt(0, 9994).putInt(24, file.capacity() / 2);
    file.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, type);
    return file.position(HEADER).put(body).array();
  }

  /** The .dbf. */
  public byte[] attributes() {
    int recordLength = 1 + fields.stream().mapToInt(Field::length).sum();
    ByteBuffer file = ByteBuffer.allocate(33 + 32 * fields.size() + recordLength * rows.size() + 1);
    file.order(ByteOrder.LITTLE_ENDIAN).put((byte) version).put(new byte[] {124, 1, 1});
    file.putInt(rows.size()).putShort((short) (33 + 32 * fields.size()));
    file.putShort((short) recordLength).position(32);
    for (Field field : fields) {
      int at = file.position();
      file.put(field.name().getBytes(US_ASCII)).position(at + 11);
      file.put((byte) field.type()).position(at + 16);
      file.put((byte) field.length()).position(at + 32);
    }
    file.put((byte) 0x0d);
    rows.forEach(file::put);
    return file.put((byte) 0x1a).array();
  }
}
