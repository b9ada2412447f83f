package dev.slipher.formats.shapefile;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The rings of a record as polygons: a ring that runs clockwise is a shell, any other one a hole in
 * the smallest shell around it. Rings stay as the file has them.
 */
final class RingAssembly {
  private final GeometryFactory factory;
  private final List<Shell> shells = new ArrayList<>();

  private RingAssembly(GeometryFactory factory) {
    this.factory = factory;
  }

  /** A shell and what is known of it. */
  private static final class Shell {
    private final LinearRing ring;
    private final double area;
    private final List<LinearRing> holes = new ArrayList<>();
    private IndexedPointInAreaLocator locator;

    Shell(LinearRing ring) {
      this.ring = ring;
      area = Math.abs(Area.ofRingSigned(ring.getCoordinateSequence()));
    }

    /** Whether a ring lies inside, which may touch it. */
    boolean isAround(LinearRing hole) {
      if (!ring.getEnvelopeInternal().covers(hole.getEnvelopeInternal())) {
        return false;
      }
      if (locator == null) {
        locator = new IndexedPointInAreaLocator(ring);
      }
      CoordinateSequence points = hole.getCoordinateSequence();
      Coordinate point = new Coordinate();
      for (int i = 0; i < points.size(); i++) {
        points.getCoordinate(i, point);
        int location = locator.locate(point);
        if (location != Location.BOUNDARY) {
          return location == Location.INTERIOR;
        }
      }
      return true;
    }
  }

  /** A POLYGON, or a MULTIPOLYGON where there are several shells. */
  static Geometry of(List<LinearRing> rings, GeometryFactory factory) {
    RingAssembly assembly = new RingAssembly(factory);
    List<LinearRing> holes = new ArrayList<>();
    for (LinearRing ring : rings) {
      if (Area.ofRingSigned(ring.getCoordinateSequence()) >= 0) {
        assembly.shells.add(new Shell(ring));
      } else {
        holes.add(ring);
      }
    }
    assembly.place(holes);
    return assembly.assembled();
  }

  private void place(List<LinearRing> holes) {
    STRtree index = new STRtree();
    for (Shell shell : shells) {
      index.insert(shell.ring.getEnvelopeInternal(), shell);
    }
    for (LinearRing hole : holes) {
      Shell around = smallestAround(hole, index);
      if (around == null) {
        shells.add(new Shell(hole)); // some writers turn their rings the other way
      } else {
        around.holes.add(hole);
      }
    }
  }

  private static Shell smallestAround(LinearRing hole, STRtree index) {
    Shell smallest = null;
    Envelope bounds = hole.getEnvelopeInternal();
    for (Object candidate : index.query(bounds)) {
      Shell shell = (Shell) candidate;
      if ((smallest == null || shell.area < smallest.area) && shell.isAround(hole)) {
        smallest = shell;
      }
    }
    return smallest;
  }

  private Geometry assembled() {
    Polygon[] polygons =
        shells.stream()
            .map(shell -> factory.createPolygon(shell.ring, shell.holes.toArray(LinearRing[]::new)))
            .toArray(Polygon[]::new);
    return switch (polygons.length) {
      case 0 -> factory.createPolygon();
      case 1 -> polygons[0];
      default -> factory.createMultiPolygon(polygons);
    };
  }
}
