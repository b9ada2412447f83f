package dev.slipher.catalog.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.slipher.catalog.ClusterLayout;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClusterViewsTest extends LaidTables {
  @Test
  @DisplayName("slices.stv_slices: one row per slice, with its node")
  void slicesOfTheCluster() {
    warehouse.layout = new ClusterLayout("c", "dev", 2, 3);
    assertEquals(
        List.of("0 0 0 D", "0 1 1 D", "0 2 2 D", "1 3 0 D", "1 4 1 D", "1 5 2 D"),
        warehouse.rows("stv_slices").stream()
            .map(
                r ->
                    r.get("node")
                        + " "
                        + r.get("slice")
                        + " "
                        + r.get("localslice")
                        + " "
                        + r.get("type"))
            .toList());
  }

  @Test
  @DisplayName("sv.stv_tbl_perm, ddl.ct.backup: one row per slice, deleted rows counted")
  void rowsBySlice() {
    warehouse.lay(table("even"), on(0, 10, 2, 10, 100), on(3, 5, 0, 5, (7 << 20) + 1));
    List<Map<String, Object>> rows = warehouse.rows("stv_tbl_perm");
    assertEquals(List.of(10L, 0L, 0L, 5L), rows.stream().map(r -> r.get("rows")).toList());
    assertEquals(List.of(5, 0, 0, 8), rows.stream().map(r -> r.get("block_count")).toList());
    assertEquals(
        Map.ofEntries(
            Map.entry("slice", 3),
            Map.entry("id", 100005),
            Map.entry("name", "t"),
            Map.entry("rows", 5L),
            Map.entry("sorted_rows", 5L),
            Map.entry("temp", 0),
            Map.entry("db_id", 100),
            Map.entry("insert_pristine", 0),
            Map.entry("delete_pristine", 0),
            Map.entry("backup", 1),
            Map.entry("dist_style", 0),
            Map.entry("block_count", 8)),
        rows.get(3));
    assertEquals(
        0, warehouse.rows("stv_tbl_perm", warehouse.superuser, Map.of("name", "other")).size());
  }

  @Test
  @DisplayName("slices.diststyle-placement: ALL is on the first slice of each node")
  void copiesOnEveryNode() {
    warehouse.lay(table("all"), on(0, 4, 0, 4, 100), on(1, 3, 0, 3, 100));
    assertEquals(List.of(7L, 0L, 7L, 0L), warehouse.values("stv_tbl_perm", "rows"));
    Map<String, Object> info = warehouse.rows("svv_table_info").get(0);
    assertEquals(new BigDecimal("7"), info.get("tbl_rows"));
    assertEquals("ALL", info.get("diststyle"));
    assertNull(info.get("skew_rows"));
  }
}
