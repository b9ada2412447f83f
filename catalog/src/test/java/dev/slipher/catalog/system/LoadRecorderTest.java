package dev.slipher.catalog.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.warehouse.User;
import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.Replacement;
import dev.slipher.formats.report.SliceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoadRecorderTest extends RecordedLoads {
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
            List.of(),
            LoadOutcome.NO_JOB));
    assertEquals(1, warehouse.rows("stl_load_commits").size());
    assertEquals(List.of(), warehouse.rows("stl_utilitytext"));
  }

  @Test
  @DisplayName("sys.copy_job_id: the tables of loads name the COPY JOB, or 0")
  void aLoadOfAJobNamesIt() {
    SliceReport report = slice(0, List.of(file(FILE, 3, 1)), List.of(reject(3)));
    recorder.record(load(7, StatementStatus.SUCCESS, report));
    recorder.record(load(100_042, 8, StatementStatus.SUCCESS, report));
    for (String table : List.of("stl_load_commits", "stl_load_errors", "sys_load_history")) {
      assertEquals(List.of(0L, 100_042L), warehouse.values(table, "copy_job_id"), table);
    }
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
                                    .mapToObj(RecordedLoads::reject)
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
