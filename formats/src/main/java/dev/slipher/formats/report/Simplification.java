package dev.slipher.formats.report;

import java.io.Serializable;

/** What COPY's SIMPLIFY did, as {@code svl_spatial_simplify} tells it. */
public sealed interface Simplification extends Serializable {

  /** SIMPLIFY with a tolerance: all shapes of the load were simplified with it. */
  record OfLoad(double tolerance) implements Simplification {}

  /**
   * SIMPLIFY AUTO, and a shape that was too large.
   *
   * @param recordNumber the record in its shapefile, counted from 1
   * @param maximumTolerance what the statement allows, or -1 where it sets no limit
   * @param initialSize bytes of the shape as it was
   * @param simplified whether it could be made small enough
   * @param finalSize bytes of what it became; 0 if it is still too large
   * @param finalTolerance the tolerance that made it small enough; 0 if none did
   */
  record OfShape(
      long recordNumber,
      double maximumTolerance,
      int initialSize,
      boolean simplified,
      int finalSize,
      double finalTolerance)
      implements Simplification {}
}
