package dev.slipher.formats.shapefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.convert.Shapes;
import dev.slipher.formats.report.Simplification;
import dev.slipher.formats.report.Simplification.OfShape;
import dev.slipher.formats.shapefile.ShapefileLayout.Simplify;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.util.GeometricShapeFactory;

/** SIMPLIFY, with and without AUTO. */
class ShapeSimplifierTest {
  private static final int MOST = 2000;

  private static Geometry wkt(String text) throws ParseException {
    return new WKTReader().read(text);
  }

  private static Geometry circle(int points) {
    GeometricShapeFactory shapes = new GeometricShapeFactory();
    shapes.setSize(2);
    shapes.setNumPoints(points);
    return planar(shapes.createCircle());
  }

  private static Geometry planar(Geometry shape) {
    GeometryFactory factory =
        new GeometryFactory(
            new PrecisionModel(), 4326, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);
    try {
      return new WKBReader(factory).read(new WKBWriter(2).write(shape));
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private static Geometry read(byte[] kept) throws ParseException {
    return new WKBReader().read(kept);
  }

  @Test
  @DisplayName("shapefile.simplify: every shape, by the algorithm of the guide's sample")
  void always() throws ParseException {
    ShapeSimplifier simplifier = new ShapeSimplifier(new Simplify.Always(1));
    Geometry line = wkt("LINESTRING(0 0,1 2,1 1,2 2,2 1)");
    assertEquals(
        wkt("LINESTRING(0 0,1 2,2 1)"), read(simplifier.simplified(line, 1))); // ST_Simplify
    assertEquals(
        wkt("LINESTRING(0 0,2 0)"),
        read(simplifier.simplified(wkt("LINESTRING(0 0,1 0.5,2 0)"), 2)));
    assertEquals(List.of(new Simplification.OfLoad(1)), simplifier.told());
  }

  @Test
  void heightsAndMeasuresStayWithTheirPointsAndNoneAreAdded() throws ParseException {
    Coordinate[] points = {
      new CoordinateXYZM(0, 0, 1, 2), new CoordinateXYZM(1, 0, 3, 4), new CoordinateXYZM(2, 0, 5, 6)
    };
    Geometry line = new GeometryFactory().createLineString(points);
    Geometry simple = read(new ShapeSimplifier(new Simplify.Always(1)).simplified(line, 1));
    assertEquals(5, simple.getCoordinates()[1].getZ());
    assertEquals(6, simple.getCoordinates()[1].getM());
    assertEquals(2, simple.getNumPoints());
    byte[] plain = new ShapeSimplifier(new Simplify.Always(1)).simplified(planar(line), 1);
    assertEquals(Shapes.binaryOf(planar(wkt("LINESTRING(0 0,2 0)"))).length, plain.length);
  }

  @Test
  void whatTheToleranceSwallowsIsGone() throws ParseException {
    ShapeSimplifier simplifier = new ShapeSimplifier(new Simplify.Always(1));
    String hole = "POLYGON((0 0,0 9,9 9,9 0,0 0),(1 1,1.1 1,1.1 1.1,1 1))";
    assertEquals(wkt("POLYGON((0 0,0 9,9 9,9 0,0 0))"), read(simplifier.simplified(wkt(hole), 1)));
    Geometry small = wkt("POLYGON((0 0,0 0.1,0.1 0.1,0 0))");
    assertEquals(wkt("POLYGON EMPTY"), read(simplifier.simplified(small, 2)));
    assertEquals(wkt("POLYGON EMPTY"), read(simplifier.simplified(wkt("POLYGON EMPTY"), 3)));
  }

  @Test
  void withoutTheClauseNothingChanges() {
    ShapeSimplifier simplifier = new ShapeSimplifier(new Simplify.Never(), MOST);
    byte[] kept = simplifier.simplified(circle(1000), 1);
    assertEquals(Shapes.binaryOf(circle(1000)).length, kept.length);
    assertEquals(List.of(), simplifier.told());
  }

  @Test
  @DisplayName(
      "shapefile.simplify-auto: only what is too large, by the smallest tolerance that does")
  void whereNeeded() {
    Simplify auto = new Simplify.WhereNeeded(Double.POSITIVE_INFINITY);
    ShapeSimplifier simplifier = new ShapeSimplifier(auto, MOST);
    byte[] small = simplifier.simplified(circle(100), 1);
    assertEquals(Shapes.binaryOf(circle(100)).length, small.length);
    assertEquals(List.of(), simplifier.told());

    byte[] kept = simplifier.simplified(circle(10_000), 7);
    OfShape told = (OfShape) simplifier.told().get(0);
    assertTrue(kept.length <= MOST, () -> kept.length + " bytes");
    assertEquals(
        new OfShape(
            7,
            -1,
            Shapes.binaryOf(circle(10_000)).length,
            true,
            kept.length,
            told.finalTolerance()),
        told);
    ShapeSimplifier less =
        new ShapeSimplifier(new Simplify.WhereNeeded(told.finalTolerance() * 0.99), MOST);
    less.simplified(circle(10_000), 7);
    assertEquals(false, ((OfShape) less.told().get(0)).simplified());
  }

  @Test
  @DisplayName(
      "shapefile.simplify-auto-max: a tolerance that does not do leaves the shape too large")
  void upToAMaximum() throws ParseException {
    ShapeSimplifier enough = new ShapeSimplifier(new Simplify.WhereNeeded(0.5), MOST);
    byte[] kept = enough.simplified(circle(10_000), 1);
    OfShape told = (OfShape) enough.told().get(0);
    assertEquals(0.5, told.maximumTolerance());
    assertTrue(told.finalTolerance() < 0.5, told::toString);
    assertEquals(4326, read(kept).getSRID());

    ShapeSimplifier tooLittle = new ShapeSimplifier(new Simplify.WhereNeeded(1e-9), MOST);
    int size = Shapes.binaryOf(circle(10_000)).length;
    assertEquals(size, tooLittle.simplified(circle(10_000), 3).length);
    assertEquals(List.of(new OfShape(3, 1e-9, size, false, 0, 0)), tooLittle.told());
  }

  @Test
  void pointsCannotBeSimplified() {
    Geometry points =
        new GeometryFactory().createMultiPointFromCoords(circle(500).getCoordinates());
    ShapeSimplifier simplifier =
        new ShapeSimplifier(new Simplify.WhereNeeded(Double.POSITIVE_INFINITY), MOST);
    assertEquals(Shapes.binaryOf(points).length, simplifier.simplified(points, 1).length);
    assertEquals(false, ((OfShape) simplifier.told().get(0)).simplified());
  }
}
