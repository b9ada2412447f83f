package dev.slipher.spark.transaction;

import static dev.slipher.spark.transaction.LocalWarehouse.sql;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.warehouse.PendingLoads.PendingLoad;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.load.LoadRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(300)
@ExtendWith(TestWarehouse.Extension.class)
class TransactionTest {
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static LocalWarehouse world;

  private SparkSession one;
  private SparkSession two;
  private String t;
  private String u;

  @BeforeAll
  static void start(TestWarehouse warehouse) {
    world = new LocalWarehouse(warehouse);
    world.put("two.txt", "1|one\n2|two\n");
    world.put("three.txt", "3|three\n4|four\n5|five\n");
    world.put("bad.txt", "6|six\nx|seven\n");
  }

  @BeforeEach
  void makeTables() {
    one = world.session();
    two = world.session();
    t = "t" + TABLES.incrementAndGet();
    sql(one, "create table " + t + " (a int, b varchar(10))");
  }

  private void makeAnother() {
    u = "u" + TABLES.incrementAndGet();
    sql(one, "create table " + u + " (a int, b varchar(10))");
  }

  @AfterEach
  void endSessions() {
    world.warehouse().end(one);
    world.warehouse().end(two);
    assertEquals(List.of(), world.warehouse().database().loads().abandoned());
  }

  private static long count(SparkSession session, String table) {
    return Long.parseLong(sql(session, "select count(*) from " + table).get(0));
  }

  private static SqlError fails(SparkSession session, String statement) {
    return assertThrows(SqlError.class, () -> sql(session, statement), statement);
  }

  private String lock(String table) {
    return "default." + table;
  }

  @Test
  @DisplayName("atom.in-transaction: ROLLBACK undoes a COPY and leaves no file")
  void rollbackUndoes() throws IOException {
    sql(one, world.copy(t, "two.txt"));
    List<String> before = world.files(t);
    sql(one, "begin");
    assertEquals(
        List.of("Load into table '" + t + "' completed, 3 record(s) loaded successfully."),
        sql(one, world.copy(t, "three.txt")));
    assertTrue(world.files(t).size() > before.size());
    sql(one, "rollback");
    assertEquals(2, count(one, t));
    assertEquals(before, world.files(t));
    assertTrue(world.warehouse().tableLocks().holder(lock(t)).isEmpty());
  }

  @Test
  @DisplayName(
      "atom.copy-then-commit-visible atom.readers-not-blocked: pending rows are the session's own"
          + " until COMMIT")
  void othersSeeRowsAtCommit() {
    sql(one, world.copy(t, "two.txt"));
    sql(one, "begin");
    sql(one, world.copy(t, "three.txt"));
    assertEquals(5, count(one, t));
    assertEquals(2, count(two, t));
    assertEquals(List.of("15"), sql(one, "select sum(a) from " + t));
    assertEquals(List.of("4|four"), sql(one, "select * from " + t + " where a = 4"));
    assertEquals(
        List.of("3"),
        sql(one, "select count(*) from (select a from %s where a > 2) x".formatted(t)));
    assertEquals(
        List.of("5"),
        sql(one, "select max(a) from %s where a in (select a from %s)".formatted(t, t)));
    assertEquals(List.of("3"), sql(two, "select sum(a) from " + t));
    sql(one, "commit");
    assertEquals(5, count(two, t));
    assertEquals(5, count(one, t));
  }

  @Test
  void rowsDeletedBeforeStayDeletedBesidePendingOnes() {
    sql(one, world.copy(t, "two.txt"));
    sql(one, "delete from " + t + " where a = 1");
    sql(one, "begin");
    sql(one, world.copy(t, "three.txt"));
    assertEquals(List.of("2", "3", "4", "5"), sql(one, "select a from " + t + " order by a"));
    sql(one, "end");
    assertEquals(List.of("2", "3", "4", "5"), sql(two, "select a from " + t + " order by a"));
  }

  @Test
  @DisplayName(
      "sys.load_commits.before-commit sys.load_commits.not-commit-proof sys.sys_load_detail"
          + ".not-commit-proof: the load's rows are there before it ends and after a ROLLBACK")
  void loadsAreRecordedWhateverBecomesOfThem() {
    String loads =
        "select count(*) from %s where query = pg_last_copy_id()".formatted("stl_load_commits");
    String texts =
        "select trim(u.text) from stl_utilitytext u join stl_query q on u.xid = q.xid"
            + " where q.query = pg_last_copy_id() order by u.starttime, u.sequence";
    sql(one, "begin");
    sql(one, world.copy(t, "two.txt"));
    assertEquals(List.of("1"), sql(one, loads));
    assertEquals(List.of("2"), sql(one, "select pg_last_copy_count()"));
    sql(one, "rollback");
    assertEquals(List.of("1"), sql(one, loads));
    assertEquals(
        List.of("1"),
        sql(one, "select count(*) from sys_load_detail where query_id = pg_last_copy_id()"));
    assertEquals(List.of("begin", "rollback"), sql(one, texts));
  }

  @Test
  @DisplayName("sv.stl_utilitytext: BEGIN and COMMIT share the xid of the loads between them")
  void statementsShareTheTransactionsNumber() {
    makeAnother();
    sql(one, "BEGIN");
    sql(one, world.copy(t, "two.txt"));
    String first = sql(one, "select pg_last_copy_id()").get(0);
    sql(one, world.copy(u, "three.txt"));
    sql(one, "COMMIT");
    assertEquals(
        List.of("BEGIN", "COMMIT"),
        sql(
            one,
            "select trim(u.text) from stl_utilitytext u join stl_query q on u.xid = q.xid"
                + " where q.query = pg_last_copy_id() order by u.starttime"));
    assertEquals(
        List.of("1"),
        sql(
            one,
            "select count(distinct xid) from stl_query where query in (%s, pg_last_copy_id())"
                .formatted(first)));
  }

  @Test
  @DisplayName("defid.default-sysdate: SYSDATE is the transaction's in both of its loads")
  void countersAndDefaultsContinueInsideATransaction() {
    String v = "v" + TABLES.incrementAndGet();
    sql(
        one,
        "create table %s (a int, b varchar(10), i bigint identity(1, 1), s timestamp default sysdate)"
            .formatted(v));
    sql(one, "begin");
    sql(one, world.copy(v + " (a, b)", "two.txt"));
    sql(one, world.copy(v + " (a, b)", "three.txt"));
    String distinct = "select count(*), count(distinct i), count(distinct s) from " + v;
    assertEquals(List.of("5|5|1"), sql(one, distinct));
    sql(one, "commit");
    assertEquals(List.of("5|5|1"), sql(two, distinct));
    sql(two, world.copy(v + " (a, b)", "two.txt"));
    assertEquals(List.of("7|7|2"), sql(one, distinct));
  }

  @Test
  void compressionIsChosenOnce() {
    sql(one, "begin");
    sql(one, world.copy(t, "two.txt") + " compupdate preset");
    sql(one, world.copy(t, "three.txt") + " compupdate preset");
    sql(one, "commit");
    assertEquals(
        List.of("2|1"),
        sql(
            one,
            "select count(*), count(distinct xid) from stl_analyze_compression"
                + " where trim(tablename) = '%s'".formatted(t)));
    assertEquals(5, count(two, t));
  }

  @Test
  @DisplayName("atom.failure-aborts-transaction: whatever fails, the block is aborted")
  void failureAborts() throws IOException {
    for (String failing :
        List.of(
            world.copy(t, "bad.txt"),
            world.copy(t, "none"),
            "copy %s frm 's3://data/none'".formatted(t),
            world.copy("no_such", "two.txt"),
            "insert into %s values (1, 'x')".formatted(t),
            "with x as (select 1, 'x') insert into %s select * from x".formatted(t),
            "create table another (a int)",
            "drop table " + t)) {
      sql(one, "begin");
      assertThrows(Exception.class, () -> sql(one, failing), failing);
      SqlError error = fails(one, "select 1");
      assertEquals(SqlState.IN_FAILED_SQL_TRANSACTION, error.state(), failing);
      sql(one, "rollback");
    }
  }

  @Test
  @DisplayName("atom.failure-aborts-transaction: only its end is left to an aborted block")
  void anAbortedBlockHasLostItsRows() throws IOException {
    sql(one, "begin");
    sql(one, world.copy(t, "two.txt"));
    assertThrows(SqlError.class, () -> sql(one, world.copy(t, "bad.txt")));
    assertEquals(List.of(), world.files(t));
    for (String next : List.of("select 1", world.copy(t, "two.txt"), "begin", "vacuum")) {
      SqlError error = fails(one, next);
      assertEquals(SqlState.IN_FAILED_SQL_TRANSACTION, error.state(), next);
      assertEquals(
          "current transaction is aborted, commands ignored until end of transaction block",
          error.getMessage());
    }
    sql(one, "commit");
    assertEquals(0, count(one, t));
    assertEquals(
        List.of("begin", "ROLLBACK"),
        sql(
            one,
            "select trim(text) from stl_utilitytext where pid = pg_backend_pid()"
                + " order by starttime"));
  }

  @Test
  @DisplayName("atom.write-lock-wait slices.concurrent-copies-serialize")
  void aSecondCopyWaitsForTheTransaction() throws Exception {
    sql(one, "begin");
    sql(one, world.copy(t, "two.txt"));
    FutureTask<List<String>> second = start(two, world.copy(t, "three.txt"));
    awaitWaiter(t, second);
    assertEquals(0, count(world.session(), t));
    sql(one, "end");
    second.get(60, TimeUnit.SECONDS);
    assertEquals(5, count(one, t));
  }

  @Test
  @DisplayName("atom.deadlock-order: one of two is aborted, the other goes on")
  void deadlockAbortsOne() throws Exception {
    makeAnother();
    sql(one, "begin");
    sql(two, "begin");
    sql(one, world.copy(t, "two.txt"));
    sql(two, world.copy(u, "two.txt"));
    FutureTask<List<String>> first = start(one, world.copy(u, "three.txt"));
    awaitWaiter(u, first);
    SqlError error = fails(two, world.copy(t, "three.txt"));
    assertEquals(SqlState.DEADLOCK_DETECTED, error.state());
    first.get(60, TimeUnit.SECONDS);
    assertEquals(SqlState.IN_FAILED_SQL_TRANSACTION, fails(two, "select 1").state());
    sql(two, "rollback");
    sql(one, "commit");
    assertEquals(2, count(two, t));
    assertEquals(3, count(two, u));
  }

  @Test
  @DisplayName("atom.disconnect-in-transaction: the end of the session rolls back")
  void theEndOfTheSessionRollsBack() throws IOException {
    sql(one, "begin");
    sql(one, world.copy(t, "two.txt"));
    world.warehouse().end(one);
    assertEquals(0, count(two, t));
    assertEquals(List.of(), world.files(t));
    sql(two, world.copy(t, "two.txt"));
    assertEquals(2, count(two, t));
  }

  @Test
  @DisplayName("txn.snapshot-start: the first look at a table decides which rows are seen")
  void readsStayWithTheirVersion() {
    sql(one, "begin");
    sql(two, world.copy(t, "two.txt"));
    assertEquals(2, count(one, t));
    sql(two, world.copy(t, "three.txt"));
    assertEquals(2, count(one, t));
    sql(one, "commit");
    assertEquals(5, count(one, t));
  }

  @Test
  void warnsAsPostgresqlDoes() {
    sql(one, "begin");
    assertEquals(
        List.of("there is already a transaction in progress"), sql(one, "start transaction"));
    sql(one, "abort");
    assertEquals(List.of("there is no transaction in progress"), sql(one, "commit"));
    assertEquals(List.of("there is no transaction in progress"), sql(one, "rollback"));
  }

  @Test
  @DisplayName("txn.begin-forms: READ ONLY takes no COPY")
  void readOnlyRefusesWriting() {
    sql(one, "begin read only");
    assertEquals(0, count(one, t));
    assertEquals(SqlState.READ_ONLY_SQL_TRANSACTION, fails(one, world.copy(t, "two.txt")).state());
    sql(one, "end");
  }

  @Test
  @DisplayName("ddl.truncate.commits: TRUNCATE commits what came before it")
  void truncateCommits() {
    makeAnother();
    sql(one, world.copy(t, "two.txt"));
    sql(one, "begin");
    sql(one, world.copy(u, "three.txt"));
    sql(one, "truncate " + t);
    assertEquals(List.of("there is no transaction in progress"), sql(one, "rollback"));
    assertEquals(0, count(two, t));
    assertEquals(3, count(two, u));
  }

  @Test
  @DisplayName("txn.vacuum-not-in-block")
  void vacuumIsRefused() {
    sql(one, "begin");
    SqlError error = fails(one, "vacuum");
    assertEquals(SqlState.ACTIVE_SQL_TRANSACTION, error.state());
    assertEquals("VACUUM cannot run inside a transaction block", error.getMessage());
  }

  @Test
  void refusesInsertByName() {
    sql(one, "begin");
    SqlError error = fails(one, "insert into %s values (1, 'x')".formatted(t));
    assertEquals(SqlState.FEATURE_NOT_SUPPORTED, error.state());
    assertEquals("INSERT inside a transaction block is not supported yet", error.getMessage());
  }

  @Test
  void aChangeByOneWhoTakesNoLocksFailsTheCommit() throws IOException {
    sql(one, "begin");
    sql(one, world.copy(t, "two.txt"));
    two.sql("alter table " + t + " set tblproperties ('someone' = 'else')");
    SqlError error = fails(one, "commit");
    assertEquals(SqlState.SERIALIZATION_FAILURE, error.state());
    assertEquals(List.of(), world.files(t));
    assertEquals(0, count(one, t)); // the block is over
    assertTrue(world.warehouse().tableLocks().holder(lock(t)).isEmpty());
  }

  @Test
  void aCommitThatFailsHalfwaySaysSo() throws IOException {
    makeAnother();
    sql(one, "begin");
    sql(one, world.copy(t, "two.txt"));
    sql(one, world.copy(u, "three.txt"));
    two.sql("alter table " + u + " set tblproperties ('someone' = 'else')");
    SqlError error = fails(one, "commit");
    assertEquals("the transaction could only be committed in part", error.getMessage());
    assertEquals(
        "Committed: default.%s. Not committed: default.%s.".formatted(t, u),
        error.detail().orElseThrow());
    assertEquals(2, count(two, t));
    assertEquals(0, count(two, u));
    assertEquals(List.of(), world.files(u));
  }

  @Test
  void cancellingACopyThatWaitsLeavesTheQueue() throws Exception {
    sql(one, "begin");
    sql(one, world.copy(t, "two.txt"));
    FutureTask<List<String>> second = new FutureTask<>(() -> sql(two, world.copy(t, "three.txt")));
    Thread thread = thread(second);
    awaitWaiter(t, second);
    thread.interrupt();
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> second.get(60, TimeUnit.SECONDS));
    SqlError error = assertInstanceOf(SqlError.class, failure.getCause());
    assertEquals(SqlState.QUERY_CANCELED, error.state());
    assertEquals(0, world.warehouse().tableLocks().waiters(lock(t)));
    sql(one, "commit");
    sql(two, world.copy(t, "three.txt"));
    assertEquals(5, count(one, t));
  }

  @Test
  void cancellingACopyThatWritesLeavesNoTrace() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 2_000_000; i++) {
      rows.append(i).append("|abcdefghij\n");
    }
    world.put("big.txt", rows.toString());
    FutureTask<List<String>> load = new FutureTask<>(() -> sql(two, world.copy(t, "big.txt")));
    Thread thread = thread(load);
    while (world.files(t).isEmpty()) {
      assertFalse(load.isDone(), "the load ended before it wrote");
      Thread.onSpinWait();
    }
    thread.interrupt();
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> load.get(60, TimeUnit.SECONDS));
    SqlError error = assertInstanceOf(SqlError.class, failure.getCause());
    assertEquals(SqlState.QUERY_CANCELED, error.state());
    assertEquals(List.of(), world.files(t));
    assertTrue(world.warehouse().tableLocks().holder(lock(t)).isEmpty());
    sql(one, world.copy(t, "two.txt"));
    assertEquals(2, count(one, t));
  }

  @Test
  void whatADeadProcessLeftIsRemovedUnlessItWasCommitted() throws IOException {
    sql(one, world.copy(t, "two.txt"));
    List<String> committed = world.files(t);
    String mark = "11111111-2222-3333-4444-555555555555";
    String known =
        committed.stream().filter(name -> name.startsWith("part-")).findFirst().orElseThrow();
    String stray = "part-00001-" + mark + "-7.c000.snappy.parquet";
    Files.writeString(world.tableFolder(t).resolve(stray), "half a file");
    String folder = world.tableFolder(t).toUri().toString();
    try (WarehouseDatabase dead = world.otherProcess()) {
      dead.loads().begin(new PendingLoad(dead.sequences().nextQueryId(), folder, mark));
      dead.loads().begin(new PendingLoad(dead.sequences().nextQueryId(), folder, markOf(known)));
      assertEquals(0, LoadRecovery.run(one));
      assertTrue(world.files(t).contains(stray), "its process is alive");
    }
    assertEquals(1, LoadRecovery.run(one));
    assertEquals(committed, world.files(t));
    assertEquals(2, count(one, t));
  }

  /** What all files of a load have in their names. */
  private static String markOf(String file) {
    return file.substring("part-00000-".length(), "part-00000-".length() + 36);
  }

  private static FutureTask<List<String>> start(SparkSession session, String statement) {
    FutureTask<List<String>> task = new FutureTask<>(() -> sql(session, statement));
    thread(task);
    return task;
  }

  private static Thread thread(FutureTask<?> task) {
    Thread thread = new Thread(task, "statement");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void awaitWaiter(String table, FutureTask<?> statement) {
    while (world.warehouse().tableLocks().waiters(lock(table)) == 0) {
      assertFalse(statement.isDone(), "it did not wait");
      Thread.onSpinWait();
    }
  }
}
