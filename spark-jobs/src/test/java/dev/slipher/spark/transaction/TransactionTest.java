package dev.slipher.spark.transaction;

import static dev.slipher.spark.transaction.LocalWarehouse.sql;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a block makes of its statements. */
class TransactionTest extends TransactionSuite {
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
}
