package dev.slipher.formats.shapefile;

import dev.slipher.formats.convert.Shapes;
import dev.slipher.formats.report.Simplification;
import dev.slipher.formats.shapefile.ShapefileLayout.Simplify;
import dev.slipher.formats.type.RedshiftType;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * SIMPLIFY: the algorithm of Ramer, Douglas and Peucker over the points in the plane; whether rings
 * still keep apart is not asked, as the guide page ST_Simplify-function says.
 */
final class ShapeSimplifier {
  /** Simplified shapes of one file that are told of. */
  static final int MOST_TOLD = 100_000;

  private static final double NO_MAXIMUM = -1; // sys.spatial_simplify.columns

  /** How near the tolerance of AUTO comes to the smallest that suffices, as a ratio. */
  private static final double NEAR_ENOUGH = 1.001;

  /** The smallest tolerance that AUTO tries is this much of the largest. */
  private static final double SMALLEST = 1e-15;

  private final Simplify simplify;
  private final int mostBytes;
  private final List<Simplification> told = new ArrayList<>();

  ShapeSimplifier(Simplify simplify) {
    this(simplify, RedshiftType.MOST_GEOMETRY);
  }

  /**
   * @param mostBytes the largest shape that needs no simplification
   */
  ShapeSimplifier(Simplify simplify, int mostBytes) {
    this.simplify = simplify;
    this.mostBytes = mostBytes;
    if (simplify instanceof Simplify.Always always) {
      told.add(new Simplification.OfLoad(always.tolerance()));
    }
  }

  /** A tolerance and what it makes of a shape. */
  private static final class Attempt {
    private final double tolerance;
    private final byte[] shape;

    Attempt(NumberedShape shape, double tolerance) {
      this.tolerance = tolerance;
      this.shape = Shapes.binaryOf(shape.simplified(tolerance));
    }
  }

  /**
   * The shape as the column is to have it, in the form in which columns keep shapes; it may still
   * be too large.
   *
   * @param recordNumber counted from 1
   */
  byte[] simplified(Geometry shape, long recordNumber) {
    if (simplify instanceof Simplify.Always always) {
      return new Attempt(new NumberedShape(shape), always.tolerance()).shape;
    }
    byte[] whole = Shapes.binaryOf(shape);
    if (whole.length <= mostBytes || !(simplify instanceof Simplify.WhereNeeded needed)) {
      return whole;
    }
    double maximum = needed.maximumTolerance();
    boolean limited = !Double.isInfinite(maximum);
    Attempt fitting = smallestFitting(new NumberedShape(shape), limited ? maximum : extent(shape));
    if (told.size() < MOST_TOLD) {
      told.add(
          new Simplification.OfShape(
              recordNumber,
              limited ? maximum : NO_MAXIMUM,
              whole.length,
              fitting != null,
              fitting == null ? 0 : fitting.shape.length,
              fitting == null ? 0 : fitting.tolerance));
    }
    return fitting == null ? whole : fitting.shape;
  }

  /**
   * Searches for the smallest tolerance that suffices (shapefile.simplify-auto), as the middle
   * between one that does not and one that does, by ratio.
   *
   * @return null if the largest does not suffice
   */
  private Attempt smallestFitting(NumberedShape shape, double largest) {
    Attempt fitting = new Attempt(shape, largest);
    if (fitting.shape.length > mostBytes) {
      return null;
    }
    double tooSmall = largest * SMALLEST;
    Attempt smallest = new Attempt(shape, tooSmall);
    if (smallest.shape.length <= mostBytes) {
      return smallest;
    }
    while (fitting.tolerance > tooSmall * NEAR_ENOUGH) {
      Attempt middle = new Attempt(shape, Math.sqrt(tooSmall * fitting.tolerance));
      if (middle.shape.length <= mostBytes) {
        fitting = middle;
      } else {
        tooSmall = middle.tolerance;
      }
    }
    return fitting;
  }

  /** No two points of the shape are farther apart. */
  private static double extent(Geometry shape) {
    Envelope bounds = shape.getEnvelopeInternal();
    return Math.hypot(bounds.getWidth(), bounds.getHeight());
  }

  /** What is to be told of so far. */
  List<Simplification> told() {
    return List.copyOf(told);
  }
}
