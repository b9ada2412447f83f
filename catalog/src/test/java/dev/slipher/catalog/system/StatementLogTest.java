package dev.slipher.catalog.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.warehouse.Session;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementLogTest {
  @TempDir Path directory;
  private TestWarehouse warehouse;
  private StatementLog log;

  @BeforeEach
  void open() {
    warehouse = new TestWarehouse(directory);
    log = new StatementLog(warehouse.database);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private void record(int queryId, StatementKind kind, StatementStatus status, String text) {
    log.record(warehouse.statement(queryId, kind, status, text));
  }

  @Test
  @DisplayName("sv.stl_query: a query's row, its label default")
  void aQueryIsARowOfStlQuery() {
    record(5, StatementKind.SELECT, StatementStatus.SUCCESS, "select\n1");
    Map<String, Object> row = warehouse.rows("stl_query").get(0);
    assertEquals(
        Map.ofEntries(
            Map.entry("userid", warehouse.ada.id()),
            Map.entry("query", 5),
            Map.entry("label", "default"),
            Map.entry("xid", 7005L),
            Map.entry("pid", 10042),
            Map.entry("database", "dev"),
            Map.entry("querytxt", "select\n1"),
            Map.entry("starttime", TestWarehouse.START),
            Map.entry("endtime", TestWarehouse.END),
            Map.entry("aborted", 0),
            Map.entry("insert_pristine", 0),
            Map.entry("concurrency_scaling_status", 0)),
        row);
  }

  @Test
  @DisplayName("sv.stl_querytext: pieces of 200 bytes from sequence 0, line ends escaped")
  void longTextsAreCutInPieces() {
    String text = "select '" + "x".repeat(441) + "'";
    record(5, StatementKind.SELECT, StatementStatus.SUCCESS, text);
    assertEquals(List.of(0, 1, 2), warehouse.values("stl_querytext", "sequence"));
    assertEquals(
        text,
        warehouse.values("stl_querytext", "text").stream()
            .map(String.class::cast)
            .collect(Collectors.joining()));
    record(6, StatementKind.INSERT, StatementStatus.SUCCESS, "insert\r\ninto t values ('\\')");
    assertEquals(
        "insert\\r\\ninto t values ('\\\\')", warehouse.rows("stl_querytext").get(3).get("text"));
  }

  @Test
  @DisplayName("sv.stl_querytext: a text beyond 64 KB is cut, not refused")
  void enormousTextsAreCut() {
    record(5, StatementKind.INSERT, StatementStatus.SUCCESS, "v".repeat(200_000));
    assertEquals(328, warehouse.rows("stl_querytext").size());
    assertEquals(4000, ((String) warehouse.values("stl_query", "querytxt").get(0)).length());
  }

  @Test
  @DisplayName("sv.stl_ddltext, sv.stl_utilitytext, sv.svl_statementtext: each kind has its table")
  void kindsHaveTheirTables() {
    record(1, StatementKind.DDL, StatementStatus.SUCCESS, "create table t(a int)");
    record(2, StatementKind.UTILITY, StatementStatus.SUCCESS, "set query_group to 'g'");
    record(3, StatementKind.CTAS, StatementStatus.SUCCESS, "create table u as select 1");
    assertEquals(List.of("create table t(a int)"), warehouse.values("stl_ddltext", "text"));
    assertEquals(List.of("set query_group to 'g'"), warehouse.values("stl_utilitytext", "text"));
    assertEquals(List.of(""), warehouse.values("stl_ddltext", "label"), "blank, not default");
    assertEquals(List.of(3), warehouse.values("stl_query", "query"));
    assertEquals(
        List.of(
            "DDL create table t(a int)",
            "QUERY create table u as select 1",
            "UTILITY set query_group to 'g'"),
        warehouse.rows("svl_statementtext").stream()
            .map(row -> row.get("type") + " " + row.get("text"))
            .sorted()
            .toList());
  }

  @Test
  @DisplayName("sv.sys_query_history: all kinds, with status and error")
  void everyStatementIsHistory() {
    record(1, StatementKind.DDL, StatementStatus.SUCCESS, "create table t(a int)");
    record(2, StatementKind.COPY, StatementStatus.FAILED, "copy t from 's3://b/k'");
    record(3, StatementKind.SELECT, StatementStatus.CANCELED, "select 1");
    assertEquals(
        List.of("DDL success null", "COPY failed it failed", "SELECT canceled null"),
        warehouse.rows("sys_query_history").stream()
            .map(r -> r.get("query_type") + " " + r.get("status") + " " + r.get("error_message"))
            .toList());
    Map<String, Object> copy = warehouse.rows("sys_query_history").get(1);
    assertEquals(2L, copy.get("query_id"));
    assertEquals(2_500_000L, copy.get("elapsed_time"));
    assertEquals(false, copy.get("result_cache_hit"));
    assertEquals(TestWarehouse.END, copy.get("end_time"));
  }

  @Test
  @DisplayName("sv.svl_qlog: 60 characters and the elapsed time")
  void qlogIsASubsetOfStlQuery() {
    record(5, StatementKind.SELECT, StatementStatus.CANCELED, "select " + "1".repeat(100));
    Map<String, Object> row = warehouse.rows("svl_qlog").get(0);
    assertEquals(2_500_000L, row.get("elapsed"));
    assertEquals("select " + "1".repeat(53), row.get("substring"));
    assertEquals(1, row.get("aborted"));
    assertEquals("default", row.get("label"));
    assertNull(row.get("source_query"));
    assertNull(row.get("from_sp_call"));
  }

  @Test
  @DisplayName("sv.stl_query: the query_group is the label")
  void queryGroupsAreLabels() {
    StatementRecord plain =
        warehouse.statement(5, StatementKind.SELECT, StatementStatus.SUCCESS, "select 1");
    log.record(
        new StatementRecord(
            plain.queryId(),
            plain.transactionId(),
            plain.userId(),
            plain.sessionPid(),
            plain.database(),
            "nightly",
            plain.kind(),
            plain.text(),
            plain.status(),
            Optional.empty(),
            plain.startedMicros(),
            plain.endedMicros(),
            17));
    assertEquals(List.of("nightly"), warehouse.values("stl_query", "label"));
    assertEquals(List.of("nightly"), warehouse.values("sys_query_history", "query_label"));
    assertEquals(List.of(17L), warehouse.values("sys_query_history", "returned_rows"));
  }

  @Test
  @DisplayName("sv.stv_sessions: all sessions for the superuser, own ones for others")
  void sessionsAreSeenWhileTheyLast() {
    WarehouseDatabase database = warehouse.database;
    Session first = database.sessions().open(warehouse.superuser, "dev");
    Session second = database.sessions().open(warehouse.ada, "dev");
    assertTrue(second.pid() > first.pid());
    assertEquals(List.of(first.pid(), second.pid()), warehouse.values("stv_sessions", "process"));
    Map<String, Object> own = warehouse.rows("stv_sessions", warehouse.ada, Map.of()).get(0);
    assertEquals(
        Map.of(
            "starttime",
            second.startedMicros(),
            "process",
            second.pid(),
            "user_name",
            "ada",
            "db_name",
            "dev",
            "timeout_sec",
            0),
        own);
    database.sessions().close(second);
    database.sessions().close(second);
    assertEquals(List.of(first.pid()), warehouse.values("stv_sessions", "process"));
  }

  @Test
  void whatAClosedProcessWasRunningHasFailed() {
    Session session = warehouse.database.sessions().open(warehouse.ada, "dev");
    StatementRecord running =
        warehouse.statement(5, StatementKind.SELECT, StatementStatus.RUNNING, "select 1");
    log.record(
        new StatementRecord(
            5,
            1,
            101,
            session.pid(),
            "dev",
            "",
            running.kind(),
            running.text(),
            running.status(),
            Optional.empty(),
            running.startedMicros(),
            0,
            0));
    assertEquals(List.of("running"), warehouse.values("sys_query_history", "status"));
    assertNull(warehouse.rows("sys_query_history").get(0).get("end_time"));
    warehouse.close();
    warehouse = new TestWarehouse(directory);
    assertEquals(List.of("failed"), warehouse.values("sys_query_history", "status"));
  }
}
