package dev.slipher.spark.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.job.CopyJobs;
import dev.slipher.catalog.job.JobFile;
import dev.slipher.dialect.SqlError;
import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.warehouse.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** COPY JOB RUN, and what is found of one whose process was killed. */
@ExtendWith(TestWarehouse.Extension.class)
class CopyJobRunTest {
  private static final String NOTHING = "completed, 0 record(s) loaded successfully.";

  private final TestWarehouse warehouse;
  private final String table;
  private final String job;

  CopyJobRunTest(TestWarehouse warehouse) {
    this.warehouse = warehouse;
    table = warehouse.table("a int");
    job = "j_" + table;
  }

  private void create(String clauses) {
    warehouse.rows(
        "copy %s from 's3://%s/in/' iam_role 'arn:aws:iam::123456789012:role/R' %s"
                .formatted(table, warehouse.bucket(), clauses)
            + " job create %s auto off".formatted(job));
  }

  private String run() {
    return warehouse.lines("copy job run " + job).get(0);
  }

  private List<String> states() {
    return warehouse.lines(
        "select file_name || ' ' || status from sys_copy_job_detail where job_name = '%s' order by 1"
            .formatted(job));
  }

  /** Takes back what was noted of a file, as if the process had been killed before that. */
  private void forget(String key, String query) {
    Warehouse.of(warehouse.session())
        .database()
        .inTransaction(
            "forget a load's end",
            connection -> {
              try (var update =
                  connection.prepareStatement(
                      "update \"slipher_copy_job_file\" set \"status\" = 'P', \"query\" = "
                          + query
                          + " where \"key\" = ? and \"job\" = (select \"id\" from"
                          + " \"slipher_copy_job\" where \"name\" = ?)")) {
                update.setString(1, key);
                update.setString(2, job);
                return update.executeUpdate();
              }
            });
  }

  @Test
  @DisplayName("grammar.copyjob.once: each file once, in one COPY, none that was there before")
  void everyFileOnce() {
    warehouse.put("in/0", "0\n");
    create("");
    assertTrue(run().endsWith(NOTHING));
    warehouse.put("in/1", "1\n");
    warehouse.put("in/2", "2\n");
    assertEquals(
        "Load into table '%s' completed, 2 record(s) loaded successfully.".formatted(table), run());
    assertTrue(run().endsWith(NOTHING));
    warehouse.put("in/1", "11\n");
    warehouse.put("in/0", "3\n");
    assertTrue(
        run().contains("1 record(s)"), "what was loaded stays so, what is written anew is new");
    assertEquals(List.of("1", "2", "3"), warehouse.lines("select a from " + table + " order by a"));
    assertEquals(List.of("in/0 I", "in/1 I", "in/2 I"), states());
    assertEquals(
        List.of("3"),
        warehouse.lines(
            "select count(*) from stl_load_commits c join sys_copy_job j on c.copy_job_id ="
                + " j.job_id where trim(j.job_name) = '%s'".formatted(job)));
  }

  @Test
  @DisplayName("a load killed behind its commit is not run again")
  void killedBehindTheCommit() {
    create("");
    warehouse.put("in/1", "1\n");
    run();
    forget("in/1", "\"query\"");
    assertEquals(List.of("in/1 P"), states());
    warehouse.put("in/2", "2\n");
    assertTrue(run().contains("1 record(s)"));
    assertEquals(List.of("in/1 I", "in/2 I"), states());
    assertEquals(2, warehouse.count(table));
  }

  @Test
  @DisplayName("a load killed before its commit is run again")
  void killedBeforeTheCommit() {
    create("");
    warehouse.put("in/1", "1\n");
    run();
    warehouse.rows("truncate " + table);
    forget("in/1", "2000000000");
    assertTrue(run().contains("1 record(s)"));
    assertEquals(List.of("in/1 I"), states());
    assertEquals(1, warehouse.count(table));
  }

  @Test
  @DisplayName("where the table is gone nobody knows: rather never than twice")
  void killedAndDropped() {
    create("");
    warehouse.put("in/1", "1\n");
    run();
    forget("in/1", "\"query\"");
    warehouse.rows("drop table " + table);
    assertTrue(run().endsWith(NOTHING));
    assertEquals(List.of("in/1 U"), states());
  }

  @Test
  @DisplayName("files at which a load fails are told, the others wait")
  void failures() {
    create("");
    warehouse.put("in/1", "1\n");
    warehouse.put("in/2", "x\n");
    SqlError failure = assertThrows(SqlError.class, this::run);
    assertEquals(
        "Load into table '%s' failed.  Check 'stl_load_errors' system table for details."
            .formatted(table),
        failure.getMessage());
    assertEquals(List.of("in/1 P", "in/2 E"), states());
    assertEquals(0, warehouse.count(table));
    assertEquals(
        List.of("in/2 " + failure.getMessage()),
        warehouse.lines(
            "select substring(trim(e.filename), length('s3://%s/') + 1) || ' ' || trim(i.message)"
                    .formatted(warehouse.bucket())
                + " from stl_load_errors e join sys_copy_job_info i on e.copy_job_id = i.job_id"
                + " where trim(i.job_name) = '%s'".formatted(job)));
    warehouse.put("in/2", "2\n");
    assertTrue(run().contains("2 record(s)"), "who runs it by hand tries what failed once more");
    assertEquals(List.of("in/1 I", "in/2 I"), states());
  }

  @Test
  @DisplayName("without its table a job fails, and loads into another of that name")
  void droppedTable() {
    create("");
    warehouse.put("in/1", "1\n");
    warehouse.rows("drop table " + table);
    SqlError failure = assertThrows(SqlError.class, this::run);
    assertEquals("relation \"%s\" does not exist".formatted(table), failure.getMessage());
    assertEquals(List.of("in/1 E"), states());
    warehouse.rows("create table %s (a int)".formatted(table));
    assertTrue(run().contains("1 record(s)"));
  }

  @Test
  @DisplayName("grammar.copyjob.restrictions: a bad option is told when the job runs")
  void badOption() {
    create("delimiter '||'");
    warehouse.put("in/1", "1\n");
    SqlError failure = assertThrows(SqlError.class, this::run);
    assertEquals("COPY DELIMITER must be a single ASCII character", failure.getMessage());
    assertEquals(List.of(), states());
    assertEquals(
        List.of(failure.getMessage()),
        warehouse.lines(
            "select trim(message) from sys_copy_job_info where trim(job_name) = '%s'"
                .formatted(job)));
  }

  @Test
  @DisplayName("the batches of a run by itself: one bad file keeps no other waiting")
  void byItself() {
    create("gzip");
    warehouse.put("in/1", "no gzip\n");
    warehouse.put("in/2", gzip("2\n"));
    warehouse.put("in/3", gzip("x\n"));
    warehouse.put("in/4", gzip("4\n"));
    Warehouse of = Warehouse.of(warehouse.session());
    var known = new CopyJobs(of.database()).find(job).orElseThrow();
    JobRun.claimed(
        warehouse.session(),
        known,
        run -> {
          JobCopy copy = JobCopy.of(run.job());
          run.loadEach(warehouse.session(), copy, run.take(present(copy), true));
          assertEquals(List.of(), run.take(present(copy), true));
          return null;
        });
    assertEquals(List.of("in/1 E", "in/2 I", "in/3 E", "in/4 I"), states());
    assertEquals(List.of("2", "4"), warehouse.lines("select a from " + table + " order by a"));
  }

  private List<JobFile> present(JobCopy copy) {
    return JobCopy.folder(copy.statement(), 1, warehouse.session().sessionState().newHadoopConf());
  }

  private static byte[] gzip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
