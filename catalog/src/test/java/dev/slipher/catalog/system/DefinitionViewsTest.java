package dev.slipher.catalog.system;

import static dev.slipher.catalog.table.TestTables.define;
import static dev.slipher.catalog.table.TestTables.parts;
import static dev.slipher.catalog.table.TestTables.temporary;
import static dev.slipher.catalog.table.TestTables.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.slipher.catalog.table.ColumnParts;
import dev.slipher.catalog.table.SortKey;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.table.TableParts;
import dev.slipher.catalog.table.TestTables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DefinitionViewsTest extends LaidTables {
  @Test
  @DisplayName("sv.pg_table_def, sv.pg_table_def.type-text, ddl.ct.encode-initial")
  void definitionsByColumn() {
    warehouse.lay(
        define(
            with(
                parts(
                    "sales",
                    "id int notnull distkey encode=delta",
                    "day date",
                    "note varchar(20)",
                    "price decimal(8,2)",
                    "at timestamp"),
                null,
                null,
                SortKey.interleaved(List.of("day", "id", "note")))));
    assertEquals(
        List.of(
            "public sales id integer delta true 2 true",
            "public sales day date none false -1 false",
            "public sales note character varying(20) none false -3 false",
            "public sales price numeric(8,2) az64 false 0 false",
            "public sales at timestamp without time zone az64 false 0 false"),
        warehouse.rows("pg_table_def").stream()
            .map(
                r ->
                    String.join(
                        " ",
                        List.of(
                                "schemaname",
                                "tablename",
                                "column",
                                "type",
                                "encoding",
                                "distkey",
                                "sortkey",
                                "notnull")
                            .stream()
                            .map(name -> String.valueOf(r.get(name)))
                            .toList()))
            .toList());
  }

  @Test
  @DisplayName("sv.pg_table_def: only schemas of the search path, and temporary tables")
  void definitionsOnTheSearchPath() {
    TableParts demo =
        TableParts.of(
            new TableName("demo", "demotable"),
            List.of(ColumnParts.of("one", TestTables.type("int"))));
    warehouse.lay(define(demo));
    warehouse.lay(define(temporary(parts("pending", "a int"))));
    assertEquals(List.of("pending"), warehouse.values("pg_table_def", "tablename"));
    warehouse.searchPath = List.of("public", "demo");
    assertEquals(List.of("demotable", "pending"), warehouse.values("pg_table_def", "tablename"));
  }

  @Test
  @DisplayName(
      "sv.svv_table_info, sv.pg_table_def, sv.svv_columns: a table that is named is enough")
  void onlyTheTableThatIsAskedFor() {
    warehouse.lay(table("even"), on(0, 10, 2, 10, 100));
    Map.of(
            "svv_table_info", List.of("schema", "table"),
            "pg_table_def", List.of("schemaname", "tablename"),
            "svv_columns", List.of("table_schema", "table_name"))
        .forEach(
            (view, columns) -> {
              int all = warehouse.rows(view).size();
              Map<String, Object> here = Map.of(columns.get(0), "public", columns.get(1), "t");
              assertEquals(all, warehouse.rows(view, warehouse.superuser, here).size(), view);
              Map<String, Object> other = Map.of(columns.get(1), "other");
              assertEquals(0, warehouse.rows(view, warehouse.superuser, other).size(), view);
            });
  }

  @Test
  @DisplayName("sv.svv_table_info, slices.block-1mb, slices.hidden-columns")
  void tableInfo() {
    TableDefinition table =
        define(
            with(
                parts("t", "a int distkey", "b varchar(40)", "c varchar(9) encode=text255"),
                null,
                null,
                SortKey.compound(List.of("b", "a"))));
    warehouse.lay(
        table,
        on(0, 30, 3, 20, 100),
        on(1, 20, 0, 20, 100),
        on(2, 20, 0, 20, 100),
        on(3, 30, 0, 30, 9 << 20));
    Map<String, Object> info = warehouse.rows("svv_table_info").get(0);
    assertEquals("dev", info.get("database"));
    assertEquals("public", info.get("schema"));
    assertEquals(100005, info.get("table_id"));
    assertEquals("t", info.get("table"));
    assertEquals("Y", info.get("encoded"));
    assertEquals("KEY(a)", info.get("diststyle"));
    assertEquals("b", info.get("sortkey1"));
    assertEquals("none", info.get("sortkey1_enc"));
    assertEquals(2, info.get("sortkey_num"));
    assertEquals(40, info.get("max_varchar"));
    // three columns and three hidden ones on each of three slices, and nine blocks
    assertEquals(27L, info.get("size"));
    assertEquals(new BigDecimal("2.7000"), info.get("pct_used"));
    assertEquals(new BigDecimal("10.00"), info.get("unsorted"));
    assertEquals(new BigDecimal("100"), info.get("tbl_rows"));
    assertEquals(new BigDecimal("1.50"), info.get("skew_rows"));
    assertEquals(new BigDecimal("97"), info.get("estimated_visible_rows"));
    assertEquals(1_700_000_000_123_456L, info.get("create_time"));
  }

  @Test
  @DisplayName(
      "ddl.ct.diststyle-default, ddl.ct.sortkey-auto, ddl.ct.encode-auto-default,"
          + " sv.svv_table_info.diststyle")
  void tableInfoOfWhatIsAutomatic() {
    warehouse.lay(define(parts("t", "a int")), on(0, 1, 0, 1, 100));
    Map<String, Object> info = warehouse.rows("svv_table_info").get(0);
    assertEquals("AUTO(ALL)", info.get("diststyle"));
    assertEquals("AUTO(SORTKEY)", info.get("sortkey1"));
    assertEquals("AUTO(ENCODE)", info.get("encoded"));
    assertNull(info.get("unsorted"));
    assertEquals(0, info.get("max_varchar"));
  }

  @Test
  @DisplayName("sv.svv_table_info: nothing encoded is N, a slice without rows has no skew")
  void tableInfoOfRawTables() {
    warehouse.lay(
        define(with(parts("t", "a int encode=raw"), "even", null, SortKey.NONE)),
        on(0, 1, 0, 1, 100));
    Map<String, Object> info = warehouse.rows("svv_table_info").get(0);
    assertEquals("N", info.get("encoded"));
    assertNull(info.get("sortkey1"));
    assertNull(info.get("skew_rows"));
  }

  @Test
  @DisplayName("sv.svv_table_info: no row for an empty table")
  void tableInfoOfEmptyTables() {
    warehouse.lay(table("even"));
    assertEquals(List.of(), warehouse.rows("svv_table_info"));
    assertEquals(4, warehouse.rows("stv_tbl_perm").size());
  }

  @Test
  @DisplayName("sv.svv_tables")
  void tablesAndViews() {
    warehouse.lay(table("even"));
    warehouse.views.add(new TableName("public", "loadview"));
    assertEquals(
        List.of("dev public t BASE TABLE", "dev public loadview VIEW"),
        warehouse.rows("svv_tables").stream()
            .map(
                r ->
                    r.get("table_catalog")
                        + " "
                        + r.get("table_schema")
                        + " "
                        + r.get("table_name")
                        + " "
                        + r.get("table_type"))
            .toList());
  }

  @Test
  @DisplayName("sv.svv_columns")
  void columnsOfTables() {
    warehouse.lay(
        define(
            parts(
                "t",
                "a varchar(20) default='x'",
                "b decimal(8,2) notnull",
                "c bigint",
                "d timestamp",
                "e real",
                "f bool")));
    assertEquals(
        List.of(
            "a 1 'x' YES character varying 20 null null null null",
            "b 2 null NO numeric null 8 10 2 null",
            "c 3 null YES bigint null 64 2 0 null",
            "d 4 null YES timestamp without time zone null null null null 6",
            "e 5 null YES real null 24 2 null null",
            "f 6 null YES boolean null null null null null"),
        warehouse.rows("svv_columns").stream()
            .map(
                r ->
                    List.of(
                            "column_name",
                            "ordinal_position",
                            "column_default",
                            "is_nullable",
                            "data_type",
                            "character_maximum_length",
                            "numeric_precision",
                            "numeric_precision_radix",
                            "numeric_scale",
                            "datetime_precision")
                        .stream()
                        .map(name -> String.valueOf(r.get(name)))
                        .collect(Collectors.joining(" ")))
            .toList());
  }
}
