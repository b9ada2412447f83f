package dev.slipher.catalog.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.warehouse.User;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.RecordSpan;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.Replacement;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.type.RedshiftType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadRecorderTest {
  private static final String FILE = "s3://bucket/data/part_00.txt";
  private static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("id", new RedshiftType.BigInt(), true, 0),
          new TargetColumn("name", new RedshiftType.Varchar(3), true, 1),
          new TargetColumn("venueid", new RedshiftType.Int(), true, 2));
  private static final RowError INVALID_DIGIT =
      new RowError(
          LoadErrorCode.INVALID_DIGIT, "Invalid digit, Value 'a', Pos 0, Type: Integer", -1);

  @TempDir Path directory;
  private TestWarehouse warehouse;
  private LoadRecorder recorder;

  @BeforeEach
  void open() {
    warehouse = new TestWarehouse(directory);
    recorder = new LoadRecorder(warehouse.database);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private static FileReport file(String url, long lines, long errors) {
    return new FileReport(
        FilePart.whole(url),
        100,
        400,
        lines,
        lines - errors,
        errors,
        TestWarehouse.START + 1000,
        9000,
        RecordSpan.NONE);
  }

  private static Reject reject(long line) {
    return new Reject(
        FilePart.whole(FILE),
        line,
        2,
        "1201|126|aaa",
        "aaa",
        INVALID_DIGIT,
        List.of(
            new Reject.FieldValue("1201", false),
            new Reject.FieldValue("126", false),
            new Reject.FieldValue("", true)));
  }

  private static SliceReport slice(int slice, List<FileReport> files, List<Reject> rejects) {
    long rows = files.stream().mapToLong(FileReport::rows).sum();
    return new SliceReport(slice, rows, files, rejects, List.of(), 0);
  }

  private LoadOutcome load(int queryId, StatementStatus status, SliceReport... reports) {
    return new LoadOutcome(
        warehouse.statement(
            queryId, StatementKind.COPY, status, "copy t from 's3://bucket/data' iam_role default"),
        status == StatementStatus.SUCCESS,
        100005,
        "t",
        COLUMNS,
        "s3://bucket/data",
        LoadFormat.CSV,
        status == StatementStatus.SUCCESS ? 8 : 0,
        status == StatementStatus.SUCCESS ? 320 : 0,
        2,
        200,
        List.of(reports),
        List.of(new S3Listing("bucket", "data", "", TestWarehouse.START, 99)),
        List.of());
  }

  private static Map<String, Object> row(Object... pairs) {
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      row.put((String) pairs[i], pairs[i + 1]);
    }
    return row;
  }

  @Test
  @DisplayName(
      "sys.load_errors.one-row-per-error, sys.load_errors.type-names, sys.load_errors.session,"
          + " sys.load_errors.tbl, sys.load_errors.starttime-utc, err.code.1207, err.reason.digit")
  void aRejectIsARowOfLoadErrors() {
    recorder.record(
        load(7, StatementStatus.FAILED, slice(3, List.of(file(FILE, 5, 1)), List.of(reject(5)))));
    assertEquals(
        List.of(
            row(
                "userid",
                warehouse.ada.id(),
                "slice",
                3,
                "tbl",
                100005,
                "starttime",
                TestWarehouse.START,
                "session",
                10042,
                "query",
                7,
                "filename",
                FILE,
                "line_number",
                5L,
                "colname",
                "venueid",
                "type",
                "int4",
                "col_length",
                "0",
                "position",
                -1,
                "raw_line",
                "1201|126|aaa",
                "raw_field_value",
                "aaa",
                "err_code",
                1207,
                "err_reason",
                "Invalid digit, Value 'a', Pos 0, Type: Integer",
                "is_partial",
                0,
                "start_offset",
                0L,
                "copy_job_id",
                0L)),
        warehouse.rows("stl_load_errors"));
  }

  @Test
  @DisplayName("sys.load_errors.type-names: blank where no column is to blame")
  void anErrorOfTheLineNamesNoColumn() {
    Reject lineError =
        new Reject(
            FilePart.whole(FILE),
            2,
            -1,
            "1",
            "",
            new RowError(LoadErrorCode.DELIMITER_NOT_FOUND, "Delimiter not found", 0),
            List.of());
    recorder.record(
        load(7, StatementStatus.FAILED, slice(0, List.of(file(FILE, 2, 1)), List.of(lineError))));
    Map<String, Object> error = warehouse.rows("stl_load_errors").get(0);
    assertEquals("", error.get("colname"));
    assertEquals("", error.get("type"));
    assertEquals("", error.get("col_length"));
    assertEquals(1214, error.get("err_code"));
  }

  @Test
  @DisplayName(
      "sys.load_errors.col_length, sys.load_errors.raw_line, sys.load_errors.raw_field_value,"
          + " sys.load_errors.err_reason-cut, sys.load_errors.position")
  void textsAreCutAndDotted() {
    String reason = "String contains invalid or unsupported UTF-8 codepoints. ".repeat(3);
    Reject tooLong =
        new Reject(
            FilePart.whole("s3://bucket/" + "k".repeat(300)),
            1,
            1,
            "1|caf\u00e9\u0000 \ud83d\ude00" + "x".repeat(1100),
            "caf\u00e9  ",
            new RowError(LoadErrorCode.INVALID_UTF8, reason, 3),
            List.of(new Reject.FieldValue("1", false), new Reject.FieldValue("caf\u00e9", false)));
    recorder.record(
        load(7, StatementStatus.FAILED, slice(0, List.of(file(FILE, 1, 1)), List.of(tooLong))));
    Map<String, Object> error = warehouse.rows("stl_load_errors").get(0);
    assertEquals("3", error.get("col_length"));
    assertEquals(3, error.get("position"));
    String rawLine = (String) error.get("raw_line");
    assertTrue(rawLine.startsWith("1|caf.. .xxx"), rawLine);
    assertEquals(1024, rawLine.length());
    assertEquals("caf.", error.get("raw_field_value"));
    assertEquals(reason.substring(0, 100).stripTrailing(), error.get("err_reason"));
    assertEquals(256, ((String) error.get("filename")).length());
    assertEquals("caf.", warehouse.rows("stl_loaderror_detail").get(1).get("value"));
    // the newer view keeps 512 characters
    assertEquals(
        reason.stripTrailing(),
        warehouse.rows("sys_load_error_detail").get(0).get("error_message"));
  }

  @Test
  @DisplayName(
      "sys.loaderror_detail.columns-up-to-error, sys.loaderror_detail.value,"
          + " sys.loaderror_detail.join, err.first-error-per-row")
  void detailsShowTheColumnsUpToTheError() {
    recorder.record(
        load(7, StatementStatus.FAILED, slice(1, List.of(file(FILE, 3, 1)), List.of(reject(3)))));
    List<Map<String, Object>> details = warehouse.rows("stl_loaderror_detail");
    assertEquals(List.of("1201", "126", ""), details.stream().map(d -> d.get("value")).toList());
    assertEquals(List.of(0, 0, 1), details.stream().map(d -> d.get("is_null")).toList());
    assertEquals(List.of(0, 1, 2), details.stream().map(d -> d.get("field")).toList());
    assertEquals(
        row(
            "userid",
            warehouse.ada.id(),
            "slice",
            1,
            "session",
            10042,
            "query",
            7,
            "filename",
            FILE,
            "line_number",
            3L,
            "field",
            1,
            "colname",
            "name",
            "value",
            "126",
            "is_null",
            0,
            "type",
            "varchar",
            "col_length",
            "3"),
        details.get(1));
    assertEquals(
        warehouse.values("stl_load_errors", "query"), List.of(details.get(2).get("query")));
  }

  @Test
  @DisplayName("sys.loaderror_detail.cap, sys.sys_load_error_detail.row-grain")
  void twentyErrorsOfASliceAreDetailed() {
    List<Reject> many = IntStream.rangeClosed(1, 30).mapToObj(LoadRecorderTest::reject).toList();
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            slice(0, List.of(file(FILE, 40, 30)), many),
            slice(2, List.of(file(FILE, 40, 30)), many)));
    assertEquals(60, warehouse.rows("stl_load_errors").size());
    assertEquals(60, warehouse.rows("sys_load_error_detail").size());
    assertEquals(2 * 20 * 3, warehouse.rows("stl_loaderror_detail").size());
    assertEquals(
        20,
        warehouse.rows("stl_loaderror_detail").stream()
            .filter(detail -> detail.get("slice").equals(2))
            .map(detail -> detail.get("line_number"))
            .distinct()
            .count());
  }

  @Test
  @DisplayName(
      "sys.load_commits.row-per-file, sys.load_commits.filename, sys.load_commits.lines_scanned,"
          + " sys.load_commits.status, sys.load_commits.file_format, sys.load_commits.unsplit")
  void eachFileIsARowOfLoadCommits() {
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            slice(0, List.of(file(FILE, 3, 1)), List.of(reject(3))),
            slice(1, List.of(file("s3://bucket/data/part_01.txt", 5, 0)), List.of())));
    assertEquals(
        row(
            "userid",
            warehouse.ada.id(),
            "query",
            7,
            "slice",
            0,
            "name",
            FILE,
            "filename",
            FILE,
            "byte_offset",
            0,
            "lines_scanned",
            3,
            "errors",
            1,
            "curtime",
            TestWarehouse.START + 10_000,
            "status",
            1,
            "file_format",
            "Text",
            "is_partial",
            0,
            "start_offset",
            0L,
            "copy_job_id",
            0L),
        warehouse.rows("stl_load_commits").get(0));
    assertEquals(
        List.of(FILE, "s3://bucket/data/part_01.txt"),
        warehouse.values("stl_load_commits", "filename"));
  }

  @Test
  @DisplayName("sys.file_scan.rows, sys.sys_load_detail.columns: what a failed load read")
  void aFailedLoadStillScannedItsFiles() {
    recorder.record(
        load(
            7,
            StatementStatus.FAILED,
            slice(0, List.of(file(FILE, 3, 1)), List.of(reject(3))),
            slice(1, List.of(file("s3://bucket/data/part_01.txt", 5, 0)), List.of())));
    assertEquals(
        row(
            "userid",
            warehouse.ada.id(),
            "query",
            7,
            "slice",
            0,
            "name",
            FILE,
            "lines",
            3L,
            "bytes",
            100L,
            "loadtime",
            9000L,
            "curtime",
            TestWarehouse.START + 1000,
            "is_partial",
            0,
            "start_offset",
            0L),
        warehouse.rows("stl_file_scan").get(0));
    assertEquals(2, warehouse.rows("stl_file_scan").size());
    assertEquals(
        List.of("s3://bucket/data/part_01.txt"), warehouse.values("stl_load_commits", "filename"));
    assertEquals(
        List.of(
            row(
                "user_id",
                warehouse.ada.id(),
                "query_id",
                7,
                "file_name",
                "s3://bucket/data/part_01.txt",
                "bytes_scanned",
                100L,
                "lines_scanned",
                5,
                "record_time",
                TestWarehouse.START + 10_000,
                "splits_scanned",
                1,
                "start_time",
                TestWarehouse.START + 1000,
                "end_time",
                TestWarehouse.START + 10_000)),
        warehouse.rows("sys_load_detail"));
  }

  @Test
  @DisplayName(
      "sys.sys_load_history.row, sys.sys_load_history.data_source,"
          + " sys.sys_load_history.file_format, sys.sys_load_history.error_count")
  void aLoadIsARowOfLoadHistory() {
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            slice(0, List.of(file(FILE, 10, 2)), List.of(reject(3), reject(4)))));
    assertEquals(
        List.of(
            row(
                "user_id",
                warehouse.ada.id(),
                "query_id",
                7L,
                "transaction_id",
                7007L,
                "session_id",
                10042,
                "database_name",
                "dev",
                "status",
                "completed",
                "table_name",
                "t",
                "start_time",
                TestWarehouse.START,
                "end_time",
                TestWarehouse.END,
                "duration",
                2_500_000L,
                "data_source",
                "s3://bucket/data",
                "file_format",
                "csv",
                "loaded_rows",
                8L,
                "loaded_bytes",
                320L,
                "source_file_count",
                2,
                "source_file_bytes",
                200L,
                "file_count_scanned",
                1,
                "file_bytes_scanned",
                100L,
                "error_count",
                2L,
                "copy_job_id",
                0L)),
        warehouse.rows("sys_load_history"));
    recorder.record(load(8, StatementStatus.CANCELED));
    assertEquals(List.of("completed", "aborted"), warehouse.values("sys_load_history", "status"));
  }

  @Test
  @DisplayName("sys.sys_load_history.row: running until it ends")
  void aRunningLoadIsReplacedByItsEnd() {
    recorder.record(load(7, StatementStatus.RUNNING));
    assertEquals(List.of("running"), warehouse.values("sys_load_history", "status"));
    assertEquals(List.of("running"), warehouse.values("sys_query_history", "status"));
    assertEquals(List.of(), warehouse.rows("stl_query"));
    recorder.record(load(7, StatementStatus.FAILED));
    assertEquals(List.of("aborted"), warehouse.values("sys_load_history", "status"));
    assertEquals(List.of("failed"), warehouse.values("sys_query_history", "status"));
    assertEquals(List.of(1), warehouse.values("stl_query", "aborted"));
  }

  @Test
  @DisplayName("sys.load_commits.file_format, sys.sys_load_history.file_format: all formats")
  void formatNames() {
    assertEquals(
        List.of("Text txt", "Text csv", "JSON json", "Avro avro", "ORC orc", "Parquet parquet"),
        Arrays.stream(LoadFormat.values())
            .map(format -> format.commitsName() + " " + format.historyName())
            .toList());
  }

  @Test
  @DisplayName(
      "sys.replacements.first-column, conv.acceptinvchars.replacements-cap: 100 rows of a slice")
  void replacementsAreLogged() {
    List<Replacement> many =
        IntStream.rangeClosed(1, 150)
            .mapToObj(line -> new Replacement(FilePart.whole(FILE), line, 1, "1|caf\u00e9|2"))
            .toList();
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            new SliceReport(2, 150, List.of(file(FILE, 150, 0)), List.of(), many, 150)));
    assertEquals(100, warehouse.rows("stl_replacements").size());
    assertEquals(
        row(
            "userid",
            warehouse.ada.id(),
            "query",
            7,
            "slice",
            2,
            "tbl",
            100005,
            "starttime",
            TestWarehouse.START,
            "session",
            10042,
            "filename",
            FILE,
            "line_number",
            1L,
            "colname",
            "name",
            "raw_line",
            "1|caf.|2"),
        warehouse.rows("stl_replacements").get(0));
  }

  @Test
  @DisplayName("sys.s3client.list-row, sys.s3client.epoch, sys.s3client.key-short")
  void requestsToS3AreLogged() {
    recorder.record(
        load(7, StatementStatus.SUCCESS, slice(1, List.of(file(FILE, 3, 0)), List.of())));
    List<Map<String, Object>> requests = warehouse.rows("stl_s3client");
    assertEquals("prefix=data;marker=", requests.get(0).get("key"));
    assertEquals(3371, requests.get(0).get("slice"));
    Map<String, Object> get = requests.get(1);
    assertEquals("bucket", get.get("bucket"));
    assertEquals("data/part_00.txt", get.get("key"));
    assertEquals(100L, get.get("transfer_size"));
    assertEquals(400L, get.get("data_size"));
    assertEquals(9000L, get.get("transfer_time"));
    // 2023-11-14 22:13:20.124456 is so many microseconds after 2000-01-01
    assertEquals(753_315_200_124_456L, get.get("start_time"));
    assertEquals(753_315_200_133_456L, get.get("end_time"));
    assertEquals(TestWarehouse.START + 10_000, get.get("recordtime"));
  }

  @Test
  void onlyS3FilesAreRequestsToS3() {
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            slice(1, List.of(file("emr://j-1/part", 3, 0)), List.of())));
    assertEquals(1, warehouse.rows("stl_s3client").size(), "only the listing");
  }

  @Test
  @DisplayName("sys.s3client_error.columns: the column is sliceid")
  void failedRequestsAreLogged() {
    LoadOutcome plain = load(7, StatementStatus.FAILED);
    recorder.record(
        new LoadOutcome(
            plain.statement(),
            false,
            plain.tableId(),
            plain.tableName(),
            plain.columns(),
            plain.dataSource(),
            plain.format(),
            0,
            0,
            0,
            0,
            List.of(),
            List.of(),
            List.of(new S3Failure(2, FILE, "GET", "transfer closed", TestWarehouse.START))));
    assertEquals(
        List.of(
            row(
                "userid",
                warehouse.ada.id(),
                "query",
                7,
                "sliceid",
                2,
                "recordtime",
                TestWarehouse.START,
                "pid",
                10042,
                "http_method",
                "GET",
                "bucket",
                "bucket",
                "key",
                "data/part_00.txt",
                "error",
                "transfer closed",
                "is_partial",
                0,
                "start_offset",
                0L)),
        warehouse.rows("stl_s3client_error"));
  }

  @Test
  @DisplayName(
      "sys.stl_query.copy-row, sys.load_commits.not-commit-proof: a COMMIT of the same xid")
  void theLoadIsAStatementAndItsCommitAnother() {
    recorder.record(load(7, StatementStatus.SUCCESS));
    recorder.record(load(8, StatementStatus.FAILED));
    assertEquals(List.of(0, 1), warehouse.values("stl_query", "aborted"));
    assertEquals(
        "copy t from 's3://bucket/data' iam_role default",
        warehouse.values("stl_query", "querytxt").get(0));
    assertEquals(List.of("COMMIT"), warehouse.values("stl_utilitytext", "text"));
    assertEquals(
        List.of(warehouse.values("stl_query", "xid").get(0)),
        warehouse.values("stl_utilitytext", "xid"));
  }

  @Test
  @DisplayName("sys.load_commits.not-commit-proof: inside BEGIN the load notes no COMMIT")
  void aLoadInsideATransactionIsNotCommitted() {
    LoadOutcome alone = load(7, StatementStatus.SUCCESS);
    recorder.record(
        new LoadOutcome(
            alone.statement(),
            false,
            alone.tableId(),
            alone.tableName(),
            alone.columns(),
            alone.dataSource(),
            alone.format(),
            8,
            320,
            2,
            200,
            List.of(slice(0, List.of(file(FILE, 3, 0)), List.of())),
            List.of(),
            List.of()));
    assertEquals(1, warehouse.rows("stl_load_commits").size());
    assertEquals(List.of(), warehouse.rows("stl_utilitytext"));
  }

  @Test
  @DisplayName("sys.join-by-query-id: the same query id everywhere")
  void everyTableHasTheQueryId() {
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            new SliceReport(
                0,
                2,
                List.of(file(FILE, 3, 1)),
                List.of(reject(3)),
                List.of(new Replacement(FilePart.whole(FILE), 1, 1, "1|?|2")),
                1)));
    for (String table :
        List.of(
            "stl_query",
            "stl_querytext",
            "stl_load_commits",
            "stl_load_errors",
            "stl_loaderror_detail",
            "stl_file_scan",
            "stl_s3client",
            "stl_replacements")) {
      assertEquals(7, warehouse.rows(table).get(0).get("query"), table);
    }
    assertEquals(7L, warehouse.rows("sys_load_history").get(0).get("query_id"));
    assertEquals(7, warehouse.rows("sys_load_detail").get(0).get("query_id"));
    assertEquals(
        row(
            "user_id",
            warehouse.ada.id(),
            "query_id",
            7L,
            "transaction_id",
            7007L,
            "session_id",
            10042,
            "database_name",
            "dev",
            "table_id",
            100005,
            "start_time",
            TestWarehouse.START,
            "file_name",
            FILE,
            "line_number",
            3L,
            "column_name",
            "venueid",
            "column_type",
            "int4",
            "column_length",
            "0",
            "position",
            -1,
            "error_code",
            1207,
            "error_message",
            "Invalid digit, Value 'a', Pos 0, Type: Integer"),
        warehouse.rows("sys_load_error_detail").get(0));
  }

  @Test
  @DisplayName("sys.load_errors.survive-rollback, sys.retention: rows outlast a restart")
  void rowsOutlastARestart() {
    recorder.record(
        load(7, StatementStatus.FAILED, slice(3, List.of(file(FILE, 5, 1)), List.of(reject(5)))));
    warehouse.close();
    warehouse = new TestWarehouse(directory);
    assertEquals(1, warehouse.rows("stl_load_errors").size());
    assertEquals(1, warehouse.rows("stl_file_scan").size());
  }

  @Test
  @DisplayName("sys.visibility: regular users see their own loads")
  void othersDoNotSeeTheRows() {
    recorder.record(
        load(7, StatementStatus.FAILED, slice(3, List.of(file(FILE, 5, 1)), List.of(reject(5)))));
    User bob = warehouse.user(102, "bob", false);
    for (String table :
        List.of(
            "stl_load_errors",
            "stl_loaderror_detail",
            "stl_file_scan",
            "stl_query",
            "svl_qlog",
            "sys_load_history",
            "sys_load_error_detail",
            "sys_query_history")) {
      assertEquals(0, warehouse.rows(table, bob, Map.of()).size(), table);
      assertTrue(warehouse.rows(table, warehouse.ada, Map.of()).size() > 0, table);
      assertTrue(warehouse.rows(table).size() > 0, table);
    }
  }

  @Test
  void equalitiesReadLess() {
    recorder.record(
        load(7, StatementStatus.SUCCESS, slice(0, List.of(file(FILE, 3, 0)), List.of())));
    recorder.record(
        load(8, StatementStatus.SUCCESS, slice(0, List.of(file(FILE, 3, 0)), List.of())));
    assertEquals(
        List.of(8),
        warehouse.rows("stl_load_commits", warehouse.superuser, Map.of("query", 8)).stream()
            .map(row -> row.get("query"))
            .toList());
    assertEquals(
        2,
        warehouse
            .rows("stl_load_commits", warehouse.superuser, Map.of("filename", FILE + "   "))
            .size());
  }

  @Test
  void aHundredThousandErrorsAreRecorded() {
    List<Reject> many = new ArrayList<>();
    for (int line = 1; line <= 100_000; line++) {
      many.add(reject(line));
    }
    LoadOutcome load =
        load(7, StatementStatus.FAILED, slice(0, List.of(file(FILE, 100_000, 100_000)), many));
    recorder.record(load);
    assertEquals(100_000, warehouse.rows("stl_load_errors").size());
    assertEquals(60, warehouse.rows("stl_loaderror_detail").size());
  }

  @Test
  void manyLoadsAtOnceAreAllRecorded() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try (TestWarehouse second = new TestWarehouse(directory)) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        LoadRecorder one = i % 2 == 0 ? recorder : new LoadRecorder(second.database);
        done.add(
            threads.submit(
                () ->
                    one.record(
                        load(
                            warehouse.database.sequences().nextQueryId(),
                            StatementStatus.FAILED,
                            slice(
                                0,
                                List.of(file(FILE, 50, 50)),
                                IntStream.range(0, 50)
                                    .mapToObj(LoadRecorderTest::reject)
                                    .toList())))));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(24 * 50, warehouse.rows("stl_load_errors").size());
    assertEquals(24, warehouse.values("stl_query", "query").stream().distinct().count());
  }

  @Test
  void aLoadIsRecordedWholeOrNotAtAll() {
    LoadOutcome impossible =
        load(
            7,
            StatementStatus.SUCCESS,
            slice(0, List.of(file(FILE, 1L + Integer.MAX_VALUE, 0)), List.of()));
    assertThrows(CatalogException.class, () -> recorder.record(impossible));
    for (String table : List.of("stl_query", "sys_load_history", "stl_file_scan")) {
      assertEquals(List.of(), warehouse.rows(table), table);
    }
  }

  @Test
  void twoReportsOfOneSliceAreRefused() {
    SliceReport report = slice(0, List.of(), List.of());
    assertThrows(
        IllegalArgumentException.class, () -> load(7, StatementStatus.SUCCESS, report, report));
  }
}
