package dev.slipher.spark.load.plan;

import dev.slipher.copy.Compression;
import dev.slipher.copy.ConversionParameters;
import dev.slipher.copy.ConversionParameters.FileEncoding;
import dev.slipher.copy.CopyClause;
import dev.slipher.copy.CopyStatement;
import dev.slipher.copy.DataFormat;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.shapefile.ShapefileLayout;
import dev.slipher.formats.shapefile.ShapefileLayout.Simplify;
import dev.slipher.formats.type.RedshiftType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How shapefiles are read, and which columns they can feed. */
public final class ShapefileMapping {
  private ShapefileMapping() {}

  /** What the statement says; which files there are is known later. */
  static ShapefileLayout of(DataFormat.Shapefile format, ConversionParameters said) {
    if (said.encoding() != FileEncoding.UTF8 && said.encoding() != FileEncoding.ISO88591) {
      throw PlanErrors.notSupported(
          "%s %s for %s"
              .formatted(
                  CopyClause.ENCODING.spelling(),
                  said.encoding(),
                  CopyClause.SHAPEFILE.spelling()));
    }
    return new ShapefileLayout(simplify(format.simplify()), Map.of());
  }

  private static Simplify simplify(Optional<DataFormat.Simplify> said) {
    if (said.isEmpty()) {
      return new Simplify.Never();
    }
    Optional<Double> tolerance = said.get().tolerance();
    if (said.get().auto()) {
      return new Simplify.WhereNeeded(tolerance.orElse(Double.POSITIVE_INFINITY));
    }
    return new Simplify.Always(tolerance.orElseThrow(PlanErrors::simplifyNeedsTolerance));
  }

  /**
   * Checks that the shape, which comes first, has a column to go to.
   *
   * @throws dev.slipher.dialect.SqlError if the first column is of another type, or any is of type
   *     GEOGRAPHY
   */
  static void check(CopyStatement statement, List<TargetColumn> targets) {
    if (!(statement.format() instanceof DataFormat.Shapefile)) {
      return;
    }
    for (TargetColumn target : targets) {
      if (target.type() instanceof RedshiftType.Geography) {
        throw PlanErrors.geographyFromShapefile(target.name());
      }
    }
    TargetColumn first = targets.get(0);
    if (!(first.type() instanceof RedshiftType.Geometry)) {
      throw PlanErrors.notAShapeColumn(first.name(), first.type().displayName());
    }
  }

  /** What all components' names end with, where they are compressed (shapefile.gzip). */
  public static String suffix(Compression compression) {
    return switch (compression) {
      case NONE -> "";
      case GZIP -> ".gz";
      case BZIP2 -> ".bz2";
      case LZOP -> ".lzo";
      case ZSTD -> ".zst";
    };
  }
}
