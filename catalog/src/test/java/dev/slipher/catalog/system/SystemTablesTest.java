package dev.slipher.catalog.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemTablesTest extends LaidTables {
  @ParameterizedTest
  @DisplayName(
      "sys.load_commits.columns, sys.load_errors.columns, sys.loaderror_detail.columns,"
          + " sys.file_scan.columns, sys.s3client.columns, sys.s3client_error.columns,"
          + " sys.sshclient_error.columns, sys.stl_error.columns,"
          + " sys.replacements.columns, sys.sys_load_history.columns, sys.sys_load_detail.columns,"
          + " sys.sys_load_error_detail.columns, sys.copy_job.columns, sys.copy_job_detail.columns,"
          + " sys.copy_job_info.columns, slices.stv_slices, sv.svv_table_info,"
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
        "stl_sshclient_error:userid int4, query int4, slice int4, recordtime timestamp, pid int4,"
            + " ssh_username char(1024), endpoint char(1024), command char(4096),"
            + " error char(1024)",
        "stl_error:userid int4, process char(12), recordtime timestamp, pid int4, errcode int4,"
            + " file char(90), linenum int4, context char(100), error char(512)",
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
        "sys_copy_job:job_id int8, job_name char(128), iam_role char(128), job_text char(256),"
            + " is_auto int4, on_error_suspend int4",
        "sys_copy_job_detail:user_id int4, database_name varchar(65535), job_id int4,"
            + " job_name varchar(65535), file_location varchar(65535), file_name varchar(65535),"
            + " file_size int8, file_etag varchar(65535), job_text char(256),"
            + " modification_time timestamp, enqueue_time timestamp, status char(1)",
        "sys_copy_job_info:job_id int8, job_name char(128), database_name char(128),"
            + " record_time timestamp, message char(512)",
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
}
