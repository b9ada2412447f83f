package dev.slipher.catalog.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.catalog.warehouse.User;
import dev.slipher.formats.report.Simplification;
import dev.slipher.formats.report.SliceReport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SIMPLIFY did, as {@code svl_spatial_simplify} shows it. */
class SimplifiedShapesTest {
  private static final List<String> COLUMNS =
      List.of(
          "line_number",
          "maximum_tolerance",
          "initial_size",
          "simplified",
          "final_size",
          "final_tolerance");

  @TempDir Path directory;
  private TestWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = new TestWarehouse(directory);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private void record(int queryId, StatementStatus status, Simplification... perSlice) {
    List<SliceReport> reports =
        IntStream.range(0, perSlice.length)
            .mapToObj(
                slice ->
                    new SliceReport(
                        slice, 0, List.of(), List.of(), List.of(), 0, List.of(perSlice[slice])))
            .toList();
    new LoadRecorder(warehouse.database)
        .record(
            new LoadOutcome(
                warehouse.statement(queryId, StatementKind.COPY, status, "copy t ..."),
                status == StatementStatus.SUCCESS,
                100005,
                "t",
                List.of(),
                "s3://bucket/x.shp",
                LoadFormat.TEXT,
                0,
                0,
                1,
                200,
                reports,
                List.of(),
                List.of(),
                LoadOutcome.NO_JOB));
  }

  private static List<Object> values(Map<String, Object> row) {
    return Arrays.asList(COLUMNS.stream().map(row::get).toArray());
  }

  @Test
  @DisplayName(
      "sys.spatial_simplify.columns: a row for each shape, its line one lower than its record")
  void eachShapeHasARow() {
    record(
        20,
        StatementStatus.SUCCESS,
        new Simplification.OfShape(1184705, -1, 1513736, true, 1008808, 1.276386653895e-05),
        new Simplification.OfShape(1664116, 1.1e-05, 1233456, false, 0, 0));
    List<Map<String, Object>> rows = warehouse.rows("svl_spatial_simplify");
    assertEquals(
        List.of(1184704, -1.0, 1513736, "t", 1008808, 1.276386653895e-05), values(rows.get(0)));
    assertEquals(List.of(1664115, 1.1e-05, 1233456, "f", 0, 0.0), values(rows.get(1)));
    assertEquals(List.of(20, 20), warehouse.values("svl_spatial_simplify", "query"));
    assertEquals(List.of(20L, 20L), warehouse.values("sys_spatial_simplify", "query_id"));
  }

  @Test
  @DisplayName("shapefile.simplify: one row for a load, however many slices read")
  void aToleranceForAllHasOneRow() {
    record(
        21, StatementStatus.FAILED, new Simplification.OfLoad(0.5), new Simplification.OfLoad(0.5));
    List<Map<String, Object>> rows = warehouse.rows("svl_spatial_simplify");
    assertEquals(1, rows.size());
    assertEquals(Arrays.asList(null, 0.5, null, null, null, null), values(rows.get(0)));
  }

  @Test
  @DisplayName("sys.visibility: users see the rows of their own loads")
  void rowsBelongToTheirUser() {
    record(22, StatementStatus.SUCCESS, new Simplification.OfLoad(2));
    User bob = warehouse.user(102, "bob", false);
    assertEquals(1, warehouse.rows("svl_spatial_simplify", warehouse.ada, Map.of()).size());
    assertEquals(0, warehouse.rows("svl_spatial_simplify", bob, Map.of()).size());
    assertEquals(0, warehouse.rows("sys_spatial_simplify", bob, Map.of()).size());
  }
}
