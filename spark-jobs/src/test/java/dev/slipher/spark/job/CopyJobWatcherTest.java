package dev.slipher.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.job.CopyJob;
import dev.slipher.catalog.job.CopyJobs;
import dev.slipher.catalog.warehouse.User;
import dev.slipher.dialect.SqlError;
import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs that run by themselves. */
@ExtendWith(TestWarehouse.Extension.class)
class CopyJobWatcherTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestWarehouse warehouse;
  private final String table;
  private final String job;
  private final SparkSession ada;

  CopyJobWatcherTest(TestWarehouse warehouse) {
    this.warehouse = warehouse;
    table = warehouse.table("a int");
    job = "j_" + table;
    ada = session("ada_" + table);
  }

  private SparkSession session(String user) {
    Warehouse.of(warehouse.session()).database().users().create(user, "Ada1Lovelace", false);
    SparkSession session = warehouse.session().newSession();
    session.conf().set(Warehouse.USER, user);
    session.sql("use public");
    return session;
  }

  private User user() {
    return Warehouse.of(ada).session(ada).session().user();
  }

  private void create(String auto) {
    ada.sql(
        "copy %s from 's3://%s/in/' iam_role 'arn:aws:iam::123456789012:role/R' job create %s %s"
            .formatted(table, warehouse.bucket(), job, auto));
  }

  private static void await(String what, BooleanSupplier happened) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!happened.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static Thread watch() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("slipher-copy-job-watch"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName(
      "grammar.copyjob.auto: the watcher sleeps without jobs, loads as the owner, and stops")
  void asTheOwner() {
    create("auto off");
    warehouse.put("in/1", "1\n");
    Thread watch;
    CopyJobWatcher watcher = CopyJobWatcher.start(warehouse.session());
    try {
      watch = watch();
      await("it waits for ever", () -> watch.getState() == Thread.State.WAITING);
      ada.sql("copy job alter %s auto on".formatted(job));
      await("it loads", () -> warehouse.count(table) == 1);
      await("it waits a while", () -> watch.getState() == Thread.State.TIMED_WAITING);
      ada.sql("copy job drop " + job);
      assertEquals(
          List.of(String.valueOf(user().id())),
          warehouse.lines(
              "select userid from stl_load_commits where trim(filename) = 's3://%s/in/1'"
                  .formatted(warehouse.bucket())));
    } finally {
      watcher.close();
    }
    assertFalse(watch.isAlive());
    Warehouse.of(ada).end(ada);
    assertEquals(
        List.of("0"),
        warehouse.lines(
            "select count(*) from stv_sessions where trim(user_name) = 'ada_%s'".formatted(table)),
        "the load's session has ended");
  }

  @Test
  @DisplayName("what was killed behind its commit is known when the watcher has started")
  void settlesAtTheStart() {
    create("auto off");
    warehouse.put("in/1", "1\n");
    ada.sql("copy job run " + job);
    Warehouse.of(ada)
        .database()
        .inTransaction(
            "forget a load's end",
            connection -> {
              try (var update =
                  connection.prepareStatement(
                      "update \"slipher_copy_job_file\" set \"status\" = 'P' where \"job\" ="
                          + " (select \"id\" from \"slipher_copy_job\" where \"name\" = ?)")) {
                update.setString(1, job);
                return update.executeUpdate();
              }
            });
    CopyJobWatcher.start(warehouse.session()).close();
    assertEquals(
        List.of("I"),
        warehouse.lines(
            "select status from sys_copy_job_detail where job_name = '%s'".formatted(job)));
  }

  @Test
  @DisplayName("on the sandbox a file that was written just now may be unfinished, and waits")
  void unfinishedFiles() {
    create("auto on");
    warehouse.put("in/1", "1\n");
    CopyJob known = new CopyJobs(Warehouse.of(ada).database()).find(job).orElseThrow();
    WatchedFolder folder = new WatchedFolder(warehouse.session(), known);
    long now = JobRun.nowMicros();
    folder.visit(now - 1_000_000);
    assertEquals(0, warehouse.count(table));
    folder.visit(now + 3_000_000);
    assertEquals(1, warehouse.count(table));
    ada.sql("copy job drop " + job);
  }

  @Test
  @DisplayName("a job is its owner's and the superuser's")
  void ofTheOwner() {
    create("auto off");
    SparkSession bob = session("bob_" + table);
    for (String verb : List.of("run", "show", "drop", "alter")) {
      SqlError refusal =
          assertThrows(SqlError.class, () -> bob.sql("copy job %s %s".formatted(verb, job)));
      assertEquals("must be owner of COPY JOB " + job, refusal.getMessage());
      assertEquals("42501", refusal.state().code());
    }
    assertEquals(0, bob.sql("select * from sys_copy_job").count());
    assertEquals(0, bob.sql("copy job list").count());
    warehouse.rows("copy job drop " + job);
  }
}
