package dev.slipher.spark.spatial;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import dev.slipher.formats.convert.ShapeText;
import dev.slipher.formats.convert.Shapes;
import dev.slipher.formats.record.RowError;
import org.apache.spark.unsafe.types.UTF8String;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * Spatial functions over shapes in the form in which columns keep them (the guide pages named like
 * the functions). NULL never reaches them.
 */
public final class ShapeFunctions {
  private static final int LEAST_PRECISION = 1;
  private static final int MOST_PRECISION = 20;

  private ShapeFunctions() {}

  /** ST_AsText. */
  public static UTF8String asText(byte[] shape, int precision) {
    return text(read(shape), precision);
  }

  /** ST_AsEWKT: with the reference system where there is one. */
  public static UTF8String asExtendedText(byte[] shape, int precision) {
    Geometry geometry = read(shape);
    UTF8String text = text(geometry, precision);
    return geometry.getSRID() == 0
        ? text
        : UTF8String.concat(UTF8String.fromString("SRID=" + geometry.getSRID() + ";"), text);
  }

  private static UTF8String text(Geometry shape, int precision) {
    if (precision < LEAST_PRECISION || precision > MOST_PRECISION) {
      throw SqlError.of(
          SqlState.INVALID_PARAMETER_VALUE,
          "the precision of a geometry's text must be between 1 and 20");
    }
    return UTF8String.fromString(ShapeText.of(shape, precision));
  }

  /** ST_GeometryType. */
  public static UTF8String geometryType(byte[] shape) {
    return UTF8String.fromString("ST_" + read(shape).getGeometryType());
  }

  /** ST_SRID. */
  public static int reference(byte[] shape) {
    return read(shape).getSRID();
  }

  /** ST_NPoints. */
  public static int points(byte[] shape) {
    return read(shape).getNumPoints();
  }

  /** ST_X; NULL of an empty point. */
  public static Double x(byte[] shape) {
    Point point = point(shape);
    return point.isEmpty() ? null : Double.valueOf(point.getX());
  }

  /** ST_Y; NULL of an empty point. */
  public static Double y(byte[] shape) {
    Point point = point(shape);
    return point.isEmpty() ? null : Double.valueOf(point.getY());
  }

  private static Point point(byte[] shape) {
    if (read(shape) instanceof Point point) {
      return point;
    }
    throw SqlError.of(SqlState.INVALID_PARAMETER_VALUE, "the geometry must be a point");
  }

  /** ST_GeomFromEWKT. */
  public static byte[] ofText(UTF8String text) {
    Shapes shapes = new Shapes(0);
    RowError error = shapes.readText(text.toString());
    if (error != null) {
      throw SqlError.of(SqlState.INVALID_TEXT_REPRESENTATION, error.reason());
    }
    return shapes.binary();
  }

  /** ST_GeomFromText with a reference system; NULL if that is below 0. */
  public static byte[] ofText(UTF8String text, int reference) {
    if (reference < 0) {
      return null;
    }
    Geometry shape = read(ofText(text));
    shape.setSRID(reference);
    return Shapes.binaryOf(shape);
  }

  private static Geometry read(byte[] shape) {
    try {
      return new WKBReader().read(shape);
    } catch (ParseException | RuntimeException e) {
      throw SqlError.of(SqlState.INVALID_PARAMETER_VALUE, "the value is no geometry").causedBy(e);
    }
  }
}
