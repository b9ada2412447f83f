package dev.slipher.catalog.system;

import java.util.ArrayList;
import java.util.List;

/** The log tables as they are queried, and the views over them and over what is kept of jobs. */
final class LogViews {
  /** Guide page r_SVL_QLOG. */
  private static final LogView QLOG =
      new LogView(
          "svl_qlog",
          LogTable.columns(
              """
              userid integer, query integer, xid bigint, pid integer, starttime timestamp,
              endtime timestamp, elapsed bigint, aborted integer, label character(320),
              substring character(60), source_query integer,
              concurrency_scaling_status_txt varchar(65535), from_sp_call integer
              """),
          List.of(
              "\"userid\"",
              "\"query\"",
              "\"xid\"",
              "\"pid\"",
              "\"starttime\"",
              "\"endtime\"",
              "\"endtime\" - \"starttime\"",
              "\"aborted\"",
              "\"label\"",
              "substring(\"querytxt\" from 1 for 60)",
              "cast(null as integer)",
              "'Ran on the main cluster'",
              "cast(null as integer)"),
          "\"stl_query\"",
          "\"userid\"");

  /** Guide page SYS_LOAD_ERROR_DETAIL; one row per error (sys.sys_load_error_detail.row-grain). */
  private static final LogView LOAD_ERROR_DETAIL =
      new LogView(
          "sys_load_error_detail",
          LogTable.columns(
              """
              user_id integer, query_id bigint, transaction_id bigint, session_id integer,
              database_name character(64), table_id integer, start_time timestamp,
              file_name character(256), line_number bigint, column_name character(127),
              column_type character(10), column_length character(10), position integer,
              error_code integer, error_message character(512)
              """),
          List.of(
              "\"userid\"",
              "\"query\"",
              "\"_xid\"",
              "\"session\"",
              "\"_database\"",
              "\"tbl\"",
              "\"starttime\"",
              "\"filename\"",
              "\"line_number\"",
              "\"colname\"",
              "\"type\"",
              "\"col_length\"",
              "\"position\"",
              "\"err_code\"",
              "\"_message\""),
          "\"stl_load_errors\"",
          "\"userid\"");

  /** Guide page SYS_SPATIAL_SIMPLIFY. */
  private static final LogView SPATIAL_SIMPLIFY =
      new LogView(
          "sys_spatial_simplify",
          LogTable.columns(
              """
              query_id bigint, line_number bigint, maximum_tolerance float8, initial_size bigint,
              simplified character(1), final_size bigint, final_tolerance float8
              """),
          List.of(
              "\"query\"",
              "\"line_number\"",
              "\"maximum_tolerance\"",
              "\"initial_size\"",
              "\"simplified\"",
              "\"final_size\"",
              "\"final_tolerance\""),
          "\"svl_spatial_simplify\"",
          "\"_userid\"");

  /** Guide page r_SVL_STATEMENTTEXT. */
  private static final LogView STATEMENT_TEXT =
      new LogView(
          "svl_statementtext",
          LogTable.columns(
              """
              userid integer, xid bigint, pid integer, label character(320), starttime timestamp,
              endtime timestamp, sequence integer, type varchar(10), text character(200)
              """),
          List.of(
              "\"userid\"",
              "\"xid\"",
              "\"pid\"",
              "\"label\"",
              "\"starttime\"",
              "\"endtime\"",
              "\"sequence\"",
              "\"type\"",
              "\"text\""),
          """
          (select q."userid", q."xid", q."pid", q."label", q."starttime", q."endtime",
                  t."sequence", 'QUERY' as "type", t."text"
             from "stl_query" q join "stl_querytext" t on q."query" = t."query"
           union all
           select "userid", "xid", "pid", "label", "starttime", "endtime", "sequence", 'DDL',
                  "text" from "stl_ddltext"
           union all
           select "userid", "xid", "pid", "label", "starttime", "endtime", "sequence", 'UTILITY',
                  "text" from "stl_utilitytext") statements\
          """,
          "\"userid\"");

  private LogViews() {}

  static List<SystemTable> all() {
    List<SystemTable> tables = new ArrayList<>();
    LogTables.ALL.forEach(table -> tables.add(LogView.of(table).table()));
    tables.add(QLOG.table());
    tables.add(LOAD_ERROR_DETAIL.table());
    tables.add(SPATIAL_SIMPLIFY.table());
    tables.add(STATEMENT_TEXT.table());
    CopyJobViews.ALL.forEach(view -> tables.add(view.table()));
    return tables;
  }
}
