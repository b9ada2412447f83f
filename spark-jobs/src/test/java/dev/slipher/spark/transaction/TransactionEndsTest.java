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
import dev.slipher.spark.load.LoadRecovery;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Transactions that wait for each other, are cancelled, or whose process dies. */
class TransactionEndsTest extends TransactionSuite {
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
