package dev.slipher.formats.shapefile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/**
 * Reads the content of one record after the other as a shape. Nothing that a record announces is
 * believed before its length bears it out.
 *
 * <p>A line or polygon of one part is a LINESTRING or a POLYGON, one of several parts a
 * MULTILINESTRING or a MULTIPOLYGON.
 */
final class ShapeDecoder {
  /** A measure below this says that there is none. */
  private static final double NO_MEASURE = -1e38;

  private static final int TYPE_BYTES = 4;
  private static final int POINT_BYTES = 16;
  private static final int ORDINATE_BYTES = 8;
  private static final int RANGE_BYTES = 16;

  /** The fewest points of a ring, its first one counted twice. */
  private static final int RING_POINTS = 4;

  /**
   * The most parts of a shape, or points of a MULTIPOINT: each is a geometry of its own, which
   * takes many times its bytes.
   */
  static final int MOST_PARTS = 500_000;

  /** Where the counts begin in a shape of several points: behind its type and bounds. */
  private static final int COUNTS_AT = 36;

  private final GeometryFactory factory;
  private final ShapeType fileType;
  private ByteBuffer content = ByteBuffer.allocate(0);
  private int length;

  // Where the ordinates of the shape at hand stand; 0 where it has none of the kind.
  private int pointsAt;
  private int heightsAt;
  private int measuresAt;

  /**
   * @param fileType what the file says that all its shapes are
   * @param reference the SRID of the shapes; 0 for none
   */
  ShapeDecoder(ShapeType fileType, int reference) {
    this.fileType = fileType;
    factory =
        new GeometryFactory(
            new PrecisionModel(), reference, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);
  }

  /** The shape, or null if the record has none. */
  Geometry decode(byte[] bytes, int contentLength) throws MalformedShapeException {
    content = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    length = contentLength;
    require(TYPE_BYTES);
    int number = content.getInt(0);
    ShapeType type = ShapeType.of(number);
    if (type == ShapeType.NOTHING) {
      return null;
    }
    if (type != fileType) {
      throw new MalformedShapeException("its type is " + number);
    }
    return switch (type.kind()) {
      case NOTHING -> null;
      case POINT -> point();
      case MULTIPOINT -> points();
      case POLYLINE -> lines();
      case POLYGON -> polygons();
    };
  }

  private Point point() throws MalformedShapeException {
    pointsAt = TYPE_BYTES;
    int next = pointsAt + POINT_BYTES;
    heightsAt = 0;
    if (fileType.hasHeight()) {
      heightsAt = next;
      next += ORDINATE_BYTES;
    }
    require(next);
    boolean measured = fileType.mayHaveMeasure() && length >= next + ORDINATE_BYTES;
    measuresAt = measured && content.getDouble(next) >= NO_MEASURE ? next : 0;
    return factory.createPoint(sequence(0, 1, false));
  }

  private Geometry points() throws MalformedShapeException {
    int count = count(COUNTS_AT);
    locate(COUNTS_AT + Integer.BYTES, count);
    requireFewParts(count);
    Point[] points = new Point[count];
    for (int i = 0; i < count; i++) {
      points[i] = factory.createPoint(sequence(i, i + 1, false));
    }
    return factory.createMultiPoint(points);
  }

  private Geometry lines() throws MalformedShapeException {
    int[] parts = parts();
    LineString[] lines = new LineString[parts.length - 1];
    for (int i = 0; i < lines.length; i++) {
      if (parts[i + 1] - parts[i] < 2) {
        throw new MalformedShapeException("a line needs two points");
      }
      lines[i] = factory.createLineString(sequence(parts[i], parts[i + 1], false));
    }
    return switch (lines.length) {
      case 0 -> factory.createLineString();
      case 1 -> lines[0];
      default -> factory.createMultiLineString(lines);
    };
  }

  private Geometry polygons() throws MalformedShapeException {
    int[] parts = parts();
    List<LinearRing> rings = new ArrayList<>(parts.length - 1);
    for (int i = 0; i < parts.length - 1; i++) {
      boolean closes = !samePoint(parts[i], parts[i + 1]);
      if (parts[i + 1] - parts[i] + (closes ? 1 : 0) < RING_POINTS) {
        throw new MalformedShapeException("a ring needs three points");
      }
      rings.add(factory.createLinearRing(sequence(parts[i], parts[i + 1], closes)));
    }
    return RingAssembly.of(rings, factory);
  }

  /** Whether a part that is not empty ends where it starts. */
  private boolean samePoint(int from, int to) {
    if (from == to) {
      return true;
    }
    int first = pointsAt + from * POINT_BYTES;
    int last = pointsAt + (to - 1) * POINT_BYTES;
    return content.getDouble(first) == content.getDouble(last)
        && content.getDouble(first + ORDINATE_BYTES) == content.getDouble(last + ORDINATE_BYTES);
  }

  /** Where each part starts, and at last where the points end. */
  private int[] parts() throws MalformedShapeException {
    int partCount = count(COUNTS_AT);
    int pointCount = count(COUNTS_AT + Integer.BYTES);
    int partsAt = COUNTS_AT + 2 * Integer.BYTES;
    require(partsAt + (long) partCount * Integer.BYTES);
    locate(partsAt + partCount * Integer.BYTES, pointCount);
    requireFewParts(partCount);
    int[] starts = new int[partCount + 1];
    starts[partCount] = partCount == 0 ? 0 : pointCount;
    for (int i = partCount - 1; i >= 0; i--) {
      starts[i] = content.getInt(partsAt + i * Integer.BYTES);
      if (starts[i] < 0 || starts[i] > starts[i + 1]) {
        throw new MalformedShapeException("its parts overlap");
      }
    }
    if (starts[0] != 0) {
      throw new MalformedShapeException("its first part does not start at its first point");
    }
    return starts;
  }

  private int count(int at) throws MalformedShapeException {
    require(at + (long) Integer.BYTES);
    int count = content.getInt(at);
    if (count < 0) {
      throw new MalformedShapeException("it has a count below 0");
    }
    return count;
  }

  /** Finds the ordinates of so many points, which stand kind by kind. */
  private void locate(int at, int count) throws MalformedShapeException {
    long next = at + (long) count * POINT_BYTES;
    long ordinates = RANGE_BYTES + (long) count * ORDINATE_BYTES;
    long heights = 0;
    if (fileType.hasHeight()) {
      heights = next + RANGE_BYTES;
      next += ordinates;
    }
    require(next);
    pointsAt = at;
    heightsAt = (int) heights;
    boolean measured = fileType.mayHaveMeasure() && length >= next + ordinates;
    measuresAt = measured ? (int) next + RANGE_BYTES : 0;
    if (measured && !isAnyMeasured(count)) {
      measuresAt = 0;
    }
  }

  private boolean isAnyMeasured(int count) {
    for (int i = 0; i < count; i++) {
      if (content.getDouble(measuresAt + i * ORDINATE_BYTES) >= NO_MEASURE) {
        return true;
      }
    }
    return false;
  }

  /** The points of a part; where it closes, the first one once more at its end. */
  private CoordinateSequence sequence(int from, int to, boolean closes) {
    int measures = measuresAt > 0 ? 1 : 0;
    int dimension = 2 + (heightsAt > 0 ? 1 : 0) + measures;
    int count = to - from;
    double[] ordinates = new double[(count + (closes ? 1 : 0)) * dimension];
    int next = 0;
    for (int i = from; i < to; i++) {
      int at = pointsAt + i * POINT_BYTES;
      ordinates[next++] = content.getDouble(at);
      ordinates[next++] = content.getDouble(at + ORDINATE_BYTES);
      if (heightsAt > 0) {
        ordinates[next++] = content.getDouble(heightsAt + i * ORDINATE_BYTES);
      }
      if (measuresAt > 0) {
        double measure = content.getDouble(measuresAt + i * ORDINATE_BYTES);
        ordinates[next++] = measure >= NO_MEASURE ? measure : Double.NaN;
      }
    }
    if (closes) {
      System.arraycopy(ordinates, 0, ordinates, next, dimension);
    }
    return new PackedCoordinateSequence.Double(ordinates, dimension, measures);
  }

  private static void requireFewParts(int count) throws MalformedShapeException {
    if (count > MOST_PARTS) {
      throw new MalformedShapeException(
          "it has %d parts, and at most %d are read".formatted(count, MOST_PARTS));
    }
  }

  private void require(long bytes) throws MalformedShapeException {
    if (bytes > length) {
      throw new MalformedShapeException("it is shorter than what it says to hold");
    }
  }
}
