package dev.slipher.catalog.system;

import java.util.List;

/**
 * The log tables, each with the columns of its guide page (the rule sys.*.columns or the page named
 * like the table).
 */
final class LogTables {
  static final LogTable QUERY =
      LogTable.of(
          "stl_query",
          """
          userid integer, query integer, label character(320), xid bigint, pid integer,
          database character(32), querytxt character(4000), starttime timestamp,
          endtime timestamp, aborted integer, insert_pristine integer,
          concurrency_scaling_status integer
          """);

  static final LogTable QUERY_TEXT =
      LogTable.of(
          "stl_querytext",
          """
          userid integer, xid bigint, pid integer, query integer, sequence integer,
          text character(200)
          """);

  static final LogTable DDL_TEXT = LogTable.of("stl_ddltext", statementText());

  static final LogTable UTILITY_TEXT = LogTable.of("stl_utilitytext", statementText());

  static final LogTable QUERY_HISTORY =
      LogTable.of(
          "sys_query_history",
          """
          user_id integer, query_id bigint, query_label character(320), transaction_id bigint,
          session_id integer, database_name character(128), query_type character(32),
          status character(10), result_cache_hit boolean, start_time timestamp,
          end_time timestamp, elapsed_time bigint, queue_time bigint, execution_time bigint,
          error_message character(512), returned_rows bigint, returned_bytes bigint,
          query_text character(4000)
          """);

  static final LogTable LOAD_ERRORS =
      LogTable.of(
          "stl_load_errors",
          """
          userid integer, slice integer, tbl integer, starttime timestamp, session integer,
          query integer, filename character(256), line_number bigint, colname character(127),
          type character(10), col_length character(10), position integer,
          raw_line character(1024), raw_field_value character(1024), err_code integer,
          err_reason character(100), is_partial integer, start_offset bigint, copy_job_id bigint,
          _xid bigint, _database character(64), _message character(512)
          """);

  static final LogTable LOAD_ERROR_DETAIL =
      LogTable.of(
          "stl_loaderror_detail",
          """
          userid integer, slice integer, session integer, query integer, filename character(256),
          line_number bigint, field integer, colname character(1024), value character(1024),
          is_null integer, type character(10), col_length character(10)
          """);

  static final LogTable LOAD_COMMITS =
      LogTable.of(
          "stl_load_commits",
          """
          userid integer, query integer, slice integer, name character(256),
          filename character(256), byte_offset integer, lines_scanned integer, errors integer,
          curtime timestamp, status integer, file_format character(16), is_partial integer,
          start_offset bigint, copy_job_id bigint
          """);

  static final LogTable REPLACEMENTS =
      LogTable.of(
          "stl_replacements",
          """
          userid integer, query integer, slice integer, tbl integer, starttime timestamp,
          session integer, filename character(256), line_number bigint, colname character(127),
          raw_line character(1024)
          """);

  static final LogTable FILE_SCAN =
      LogTable.of(
          "stl_file_scan",
          """
          userid integer, query integer, slice integer, name character(90), lines bigint,
          bytes bigint, loadtime bigint, curtime timestamp, is_partial integer,
          start_offset bigint
          """);

  static final LogTable S3_CLIENT =
      LogTable.of(
          "stl_s3client",
          """
          userid integer, query integer, slice integer, recordtime timestamp, pid integer,
          http_method character(64), bucket character(64), key character(256),
          transfer_size bigint, data_size bigint, start_time bigint, end_time bigint,
          transfer_time bigint, compression_time bigint, connect_time bigint,
          app_connect_time bigint, retries bigint, request_id character(32),
          extended_request_id character(128), ip_address character(64), is_partial integer,
          start_offset bigint
          """);

  static final LogTable S3_CLIENT_ERROR =
      LogTable.of(
          "stl_s3client_error",
          """
          userid integer, query integer, sliceid integer, recordtime timestamp, pid integer,
          http_method character(64), bucket character(64), key character(256),
          error character(1024), is_partial integer, start_offset bigint
          """);

  static final LogTable SSH_CLIENT_ERROR =
      LogTable.of(
          "stl_sshclient_error",
          """
          userid integer, query integer, slice integer, recordtime timestamp, pid integer,
          ssh_username character(1024), endpoint character(1024), command character(4096),
          error character(1024)
          """);

  static final LogTable ERROR =
      LogTable.of(
          "stl_error",
          """
          userid integer, process character(12), recordtime timestamp, pid integer,
          errcode integer, file character(90), linenum integer, context character(100),
          error character(512)
          """);

  static final LogTable LOAD_HISTORY =
      LogTable.of(
          "sys_load_history",
          """
          user_id integer, query_id bigint, transaction_id bigint, session_id integer,
          database_name varchar(128), status varchar(16), table_name varchar(128),
          start_time timestamp, end_time timestamp, duration bigint, data_source varchar(65535),
          file_format varchar(16), loaded_rows bigint, loaded_bytes bigint,
          source_file_count integer, source_file_bytes bigint, file_count_scanned integer,
          file_bytes_scanned bigint, error_count bigint, copy_job_id bigint
          """);

  // the guide calls bytes_scanned an integer, which files of 2 GiB would overflow
  static final LogTable LOAD_DETAIL =
      LogTable.of(
          "sys_load_detail",
          """
          user_id integer, query_id integer, file_name character(256), bytes_scanned bigint,
          lines_scanned integer, record_time timestamp, splits_scanned integer,
          start_time timestamp, end_time timestamp
          """);

  static final LogTable ANALYZE_COMPRESSION =
      LogTable.of(
          "stl_analyze_compression",
          """
          userid integer, start_time timestamp, xid bigint, tbl integer,
          tablename character(128), col integer, old_encoding character(15),
          new_encoding character(15), mode character(14),
          best_compression_encoding character(15), recommended_bytes character(32),
          best_compression_bytes character(32), ndv bigint
          """);

  static final LogTable SPATIAL_SIMPLIFY =
      LogTable.of(
          "svl_spatial_simplify",
          """
          query integer, line_number integer, maximum_tolerance float8, initial_size integer,
          simplified character(1), final_size integer, final_tolerance float8, _userid integer
          """);

  static final LogTable COPY_JOB_INFO =
      LogTable.of(
          "sys_copy_job_info",
          """
          job_id bigint, job_name character(128), database_name character(128),
          record_time timestamp, message character(512), _userid integer
          """);

  static final List<LogTable> ALL =
      List.of(
          QUERY,
          QUERY_TEXT,
          DDL_TEXT,
          UTILITY_TEXT,
          QUERY_HISTORY,
          LOAD_ERRORS,
          LOAD_ERROR_DETAIL,
          LOAD_COMMITS,
          REPLACEMENTS,
          FILE_SCAN,
          S3_CLIENT,
          S3_CLIENT_ERROR,
          SSH_CLIENT_ERROR,
          ERROR,
          ANALYZE_COMPRESSION,
          LOAD_HISTORY,
          LOAD_DETAIL,
          SPATIAL_SIMPLIFY,
          COPY_JOB_INFO);

  private LogTables() {}

  private static String statementText() {
    return """
    userid integer, xid bigint, pid integer, label character(320), starttime timestamp,
    endtime timestamp, sequence integer, text character(200)
    """;
  }
}
