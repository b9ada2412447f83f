package dev.slipher.catalog.system;

import dev.slipher.formats.report.Simplification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The rows of {@code svl_spatial_simplify} (sys.spatial_simplify.columns). */
final class SimplifiedShapes {
  private SimplifiedShapes() {}

  /** Writes one row for a load whose shapes all had one tolerance, else one for each shape. */
  static void write(Connection connection, LoadOutcome load) throws SQLException {
    List<Simplification> told =
        load.reports().stream().flatMap(report -> report.simplifications().stream()).toList();
    boolean allTold = false;
    int query = load.statement().queryId();
    int user = load.statement().userId();
    try (LogInsert rows = new LogInsert(connection, LogTables.SPATIAL_SIMPLIFY)) {
      for (Simplification each : told) {
        if (each instanceof Simplification.OfLoad all) {
          if (!allTold) { // every slice tells of it
            rows.add(query, null, all.tolerance(), null, null, null, null, user);
          }
          allTold = true;
        } else if (each instanceof Simplification.OfShape shape) {
          rows.add(
              query,
              // The guide's samples show it one lower than stl_load_errors shows the same record.
              Math.toIntExact(shape.recordNumber() - 1),
              shape.maximumTolerance(),
              shape.initialSize(),
              shape.simplified() ? "t" : "f",
              shape.finalSize(),
              shape.finalTolerance(),
              user);
        }
      }
      rows.flush();
    }
  }
}
