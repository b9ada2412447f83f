package dev.slipher.catalog.system;

import static dev.slipher.catalog.table.TestTables.define;
import static dev.slipher.catalog.table.TestTables.parts;
import static dev.slipher.catalog.table.TestTables.temporary;
import static dev.slipher.catalog.table.TestTables.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.ClusterLayout;
import dev.slipher.catalog.table.ColumnParts;
import dev.slipher.catalog.table.SortKey;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.table.TableParts;
import dev.slipher.catalog.table.TestTables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemTablesTest {
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

  @ParameterizedTest
  @DisplayName(
      "sys.load_commits.columns, sys.load_errors.columns, sys.loaderror_detail.columns,"
          + " sys.file_scan.columns, sys.s3client.columns, sys.s3client_error.columns,"
          + " sys.replacements.columns, sys.sys_load_history.columns, sys.sys_load_detail.columns,"
          + " sys.sys_load_error_detail.columns, slices.stv_slices, sv.svv_table_info,"
          + " sv.stv_tbl_perm, sv.svv_columns, sv.svv_tables, sys.spatial_simplify.columns")
  @CsvSource(
      delimiter = ':',
      value = {
        "stl_load_commits:userid int4, query int4, slice int4, name char(256), filename char(256),"
            + " byte_offset int4, lines_scanned int4, errors int4, curtime timestamp, status int4,"
            + " file_format char(16), is_partial int4, start_offset int8, copy_job_id int8",
        "stl_load_errors:userid int4, slice int4, tbl int4, starttime timestamp, session int4,"
            + " query int4, filename char(256), line_number int8, colname char(127), type char(10),"
            + " col_length char(10), position int4, raw_line char(1024),"
            + " raw_field_value char(1024), err_code int4, err_reason char(100), is_partial int4,"
            + " start_offset int8, copy_job_id int8",
        "stl_loaderror_detail:userid int4, slice int4, session int4, query int4,"
            + " filename char(256), line_number int8, field int4, colname char(1024),"
            + " value char(1024), is_null int4, type char(10), col_length char(10)",
        "stl_file_scan:userid int4, query int4, slice int4, name char(90), lines int8, bytes int8,"
            + " loadtime int8, curtime timestamp, is_partial int4, start_offset int8",
        "stl_s3client:userid int4, query int4, slice int4, recordtime timestamp, pid int4,"
            + " http_method char(64), bucket char(64), key char(256), transfer_size int8,"
            + " data_size int8, start_time int8, end_time int8, transfer_time int8,"
            + " compression_time int8, connect_time int8, app_connect_time int8, retries int8,"
            + " request_id char(32), extended_request_id char(128), ip_address char(64),"
            + " is_partial int4, start_offset int8",
        "stl_s3client_error:userid int4, query int4, sliceid int4, recordtime timestamp, pid int4,"
            + " http_method char(64), bucket char(64), key char(256), error char(1024),"
            + " is_partial int4, start_offset int8",
        "stl_replacements:userid int4, query int4, slice int4, tbl int4, starttime timestamp,"
            + " session int4, filename char(256), line_number int8, colname char(127),"
            + " raw_line char(1024)",
        "sys_load_history:user_id int4, query_id int8, transaction_id int8, session_id int4,"
            + " database_name varchar(128), status varchar(16), table_name varchar(128),"
            + " start_time timestamp, end_time timestamp, duration int8,"
            + " data_source varchar(65535), file_format varchar(16), loaded_rows int8,"
            + " loaded_bytes int8, source_file_count int4, source_file_bytes int8,"
            + " file_count_scanned int4, file_bytes_scanned int8, error_count int8,"
            + " copy_job_id int8",
        "sys_load_detail:user_id int4, query_id int4, file_name char(256), bytes_scanned int8,"
            + " lines_scanned int4, record_time timestamp, splits_scanned int4,"
            + " start_time timestamp, end_time timestamp",
        "sys_load_error_detail:user_id int4, query_id int8, transaction_id int8, session_id int4,"
            + " database_name char(64), table_id int4, start_time timestamp, file_name char(256),"
            + " line_number int8, column_name char(127), column_type char(10),"
            + " column_length char(10), position int4, error_code int4, error_message char(512)",
        "svl_spatial_simplify:query int4, line_number int4, maximum_tolerance float8,"
            + " initial_size int4, simplified char(1), final_size int4, final_tolerance float8",
        "sys_spatial_simplify:query_id int8, line_number int8, maximum_tolerance float8,"
            + " initial_size int8, simplified char(1), final_size int8, final_tolerance float8",
        "stl_query:userid int4, query int4, label char(320), xid int8, pid int4,"
            + " database char(32), querytxt char(4000), starttime timestamp, endtime timestamp,"
            + " aborted int4, insert_pristine int4, concurrency_scaling_status int4",
        "stv_slices:node int4, slice int4, localslice int4, type char(1)",
        "stv_tbl_perm:slice int4, id int4, name char(72), rows int8, sorted_rows int8, temp int4,"
            + " db_id int4, insert_pristine int4, delete_pristine int4, backup int4,"
            + " dist_style int4, block_count int4",
        "pg_table_def:schemaname varchar(128), tablename varchar(128), column varchar(128),"
            + " type varchar(65535), encoding char(32), distkey bool, sortkey int4, notnull bool",
        "svv_table_info:database varchar(65535), schema varchar(65535), table_id int4,"
            + " table varchar(65535), encoded varchar(65535), diststyle varchar(65535),"
            + " sortkey1 varchar(65535), max_varchar int4, sortkey1_enc char(32),"
            + " sortkey_num int4, size int8, pct_used numeric(10,4), empty int8,"
            + " unsorted numeric(5,2), stats_off numeric(5,2), tbl_rows numeric(38,0),"
            + " skew_sortkey1 numeric(19,2), skew_rows numeric(19,2),"
            + " estimated_visible_rows numeric(38,0), risk_event varchar(65535),"
            + " vacuum_sort_benefit numeric(12,2), create_time timestamp"
      })
  void columnsAreTheGuides(String table, String columns) {
    assertEquals(
        columns,
        SystemTables.find(table).orElseThrow().columns().stream()
            .map(column -> column.name() + " " + column.type().compactText())
            .collect(Collectors.joining(", ")));
  }

  @Test
  void tablesAreFoundInAnyCase() {
    assertEquals("stl_query", SystemTables.find("STL_QUERY").orElseThrow().name());
    assertEquals(Optional.empty(), SystemTables.find("stl_nothing"));
    assertTrue(SystemTables.all().size() >= 23);
  }

  @Test
  void everyTableCanBeQueriedWhileEmpty() {
    for (SystemTable table : SystemTables.all()) {
      List<Map<String, Object>> rows = warehouse.rows(table.name());
      assertEquals(table.name().equals("stv_slices") ? 4 : 0, rows.size(), table.name());
    }
  }

  @Test
  void theDatabaseHasTheColumnsOfTheLogTables() {
    for (LogTable table : LogTables.ALL) {
      List<String> columns =
          warehouse.database.inTransaction(
              "look at " + table.name(),
              connection -> {
                try (PreparedStatement select =
                    connection.prepareStatement(
                        "select * from " + LogTable.quoted(table.name()) + " where 1 = 0")) {
                  ResultSetMetaData described = select.getMetaData();
                  List<String> names = new ArrayList<>();
                  for (int i = 1; i <= described.getColumnCount(); i++) {
                    names.add(described.getColumnName(i));
                  }
                  return names;
                }
              });
      assertEquals(table.columns().stream().map(SystemColumn::name).toList(), columns);
    }
  }

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

  private static TableDefinition table(String style) {
    return define(with(parts("t", "a int", "b varchar(40)"), style, null, null));
  }

  private static SliceStorage on(int slice, long rows, long deleted, long sorted, long bytes) {
    return new SliceStorage(slice, rows, deleted, sorted, bytes);
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
  @DisplayName("slices.diststyle-placement: ALL is on the first slice of each node")
  void copiesOnEveryNode() {
    warehouse.lay(table("all"), on(0, 4, 0, 4, 100), on(1, 3, 0, 3, 100));
    assertEquals(List.of(7L, 0L, 7L, 0L), warehouse.values("stv_tbl_perm", "rows"));
    Map<String, Object> info = warehouse.rows("svv_table_info").get(0);
    assertEquals(new BigDecimal("7"), info.get("tbl_rows"));
    assertEquals("ALL", info.get("diststyle"));
    assertNull(info.get("skew_rows"));
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
  @DisplayName("sv.slice-visibility, priv.stv_tbl_perm-superuser")
  void superusersOnly() {
    for (String table : List.of("stv_tbl_perm", "svv_table_info")) {
      assertTrue(SystemTables.find(table).orElseThrow().superuserOnly());
      CatalogException refusal =
          assertThrows(
              CatalogException.class, () -> warehouse.rows(table, warehouse.ada, Map.of()));
      assertEquals("42501", refusal.sqlState());
    }
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
