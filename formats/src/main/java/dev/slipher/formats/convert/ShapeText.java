package dev.slipher.formats.convert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Well-known text of shapes, set as Redshift sets it (guide page ST_AsText-function). */
public final class ShapeText {
  /** Significant digits where nobody says how many. */
  public static final int USUAL_PRECISION = 15;

  private static final int LEAST_EXPONENT = -4;

  private final MathContext rounding;
  private final StringBuilder text = new StringBuilder();

  private ShapeText(int precision) {
    rounding = new MathContext(precision);
  }

  /**
   * The text of a shape.
   *
   * @param precision significant digits of its coordinates, at least 1
   */
  public static String of(Geometry shape, int precision) {
    ShapeText writer = new ShapeText(precision);
    writer.shape(shape);
    return writer.text.toString();
  }

  private void shape(Geometry shape) {
    text.append(shape.getGeometryType().toUpperCase(Locale.ROOT));
    if (shape.isEmpty()) {
      text.append(" EMPTY");
      return;
    }
    CoordinateSequence first = anySequence(shape);
    if (first.hasZ() || first.hasM()) {
      text.append(first.hasZ() ? " Z" : " ").append(first.hasM() ? "M " : " ");
    }
    body(shape);
  }

  private static CoordinateSequence anySequence(Geometry shape) {
    CoordinateSequence[] found = new CoordinateSequence[1];
    shape.apply(
        new org.locationtech.jts.geom.CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence sequence, int index) {
            found[0] = sequence;
          }

          @Override
          public boolean isDone() {
            return found[0] != null;
          }

          @Override
          public boolean isGeometryChanged() {
            return false;
          }
        });
    return found[0];
  }

  private void body(Geometry shape) {
    if (shape.isEmpty()) {
      text.append("EMPTY");
    } else if (shape instanceof Point point) {
      points(point.getCoordinateSequence());
    } else if (shape instanceof LineString line) {
      points(line.getCoordinateSequence());
    } else if (shape instanceof Polygon polygon) {
      text.append('(');
      points(polygon.getExteriorRing().getCoordinateSequence());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        text.append(',');
        points(polygon.getInteriorRingN(i).getCoordinateSequence());
      }
      text.append(')');
    } else {
      collection((GeometryCollection) shape);
    }
  }

  private void collection(GeometryCollection shapes) {
    boolean named = shapes.getClass().equals(GeometryCollection.class);
    for (int i = 0; i < shapes.getNumGeometries(); i++) {
      text.append(i == 0 ? '(' : ',');
      if (named) {
        shape(shapes.getGeometryN(i));
      } else {
        body(shapes.getGeometryN(i));
      }
    }
    text.append(')');
  }

  private void points(CoordinateSequence points) {
    for (int i = 0; i < points.size(); i++) {
      text.append(i == 0 ? '(' : ',');
      for (int ordinate = 0; ordinate < points.getDimension(); ordinate++) {
        text.append(ordinate == 0 ? "" : " ").append(number(points.getOrdinate(i, ordinate)));
      }
    }
    text.append(')');
  }

  private String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    BigDecimal rounded = new BigDecimal(value).round(rounding).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (rounded.signum() == 0
        || (exponent >= LEAST_EXPONENT && exponent < rounding.getPrecision())) {
      return rounded.toPlainString();
    }
    String digits = rounded.scaleByPowerOfTen(-exponent).toPlainString();
    return "%se%s%02d".formatted(digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
