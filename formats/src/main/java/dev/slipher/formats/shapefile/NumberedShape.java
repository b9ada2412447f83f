package dev.slipher.formats.shapefile;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.geom.util.GeometryEditor.CoordinateSequenceOperation;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * A shape whose points are numbered, so that those that are left when it is simplified find their
 * ordinates again: JTS's simplifier would lose the measures and give heights to all.
 */
final class NumberedShape {
  private static final int NUMBERED = 3;
  private static final int NUMBER = 2;

  private final Geometry numbered;
  private double[] ordinates = new double[0];
  private int dimension;
  private int measures;
  private int points;

  NumberedShape(Geometry shape) {
    numbered = edited(shape, this::number, shape.getNumPoints());
  }

  private interface Edit {
    CoordinateSequence of(CoordinateSequence points);
  }

  private Geometry edited(Geometry shape, Edit edit, int count) {
    points = count;
    return new GeometryEditor(shape.getFactory())
        .edit(
            shape,
            new CoordinateSequenceOperation() {
              @Override
              public CoordinateSequence edit(CoordinateSequence sequence, Geometry part) {
                return edit.of(sequence);
              }
            });
  }

  /** Keeps the points' ordinates and puts their numbers where heights would be. */
  private CoordinateSequence number(CoordinateSequence sequence) {
    if (ordinates.length == 0) {
      dimension = sequence.getDimension();
      measures = sequence.getMeasures();
      ordinates = new double[points * dimension];
      points = 0;
    }
    double[] plane = new double[sequence.size() * NUMBERED];
    for (int i = 0; i < sequence.size(); i++) {
      for (int ordinate = 0; ordinate < dimension; ordinate++) {
        ordinates[points * dimension + ordinate] = sequence.getOrdinate(i, ordinate);
      }
      plane[i * NUMBERED] = sequence.getX(i);
      plane[i * NUMBERED + 1] = sequence.getY(i);
      plane[i * NUMBERED + NUMBER] = points++;
    }
    return new PackedCoordinateSequence.Double(plane, NUMBERED, 0);
  }

  private CoordinateSequence restored(CoordinateSequence left) {
    double[] found = new double[left.size() * dimension];
    for (int i = 0; i < left.size(); i++) {
      int number = (int) left.getOrdinate(i, NUMBER);
      System.arraycopy(ordinates, number * dimension, found, i * dimension, dimension);
    }
    return new PackedCoordinateSequence.Double(found, dimension, measures);
  }

  /** The shape without the points that lie within the tolerance of what is left. */
  Geometry simplified(double tolerance) {
    DouglasPeuckerSimplifier simplifier = new DouglasPeuckerSimplifier(numbered);
    simplifier.setDistanceTolerance(tolerance);
    simplifier.setEnsureValid(false);
    Geometry left = simplifier.getResultGeometry();
    // Of what the tolerance swallows whole JTS would make an empty collection.
    return left.isEmpty()
        ? left.getFactory().createEmpty(numbered.getDimension())
        : edited(left, this::restored, 0);
  }
}
