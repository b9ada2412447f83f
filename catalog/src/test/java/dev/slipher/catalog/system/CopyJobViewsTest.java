package dev.slipher.catalog.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.catalog.job.CopyJob;
import dev.slipher.catalog.job.CopyJobs;
import dev.slipher.catalog.job.JobFile;
import dev.slipher.catalog.job.JobFileStatus;
import dev.slipher.catalog.job.JobFiles;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.warehouse.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CopyJobViewsTest extends RecordedLoads {
  private static final JobFile OLD = new JobFile("b", "in/old", 1, "e0", 5);
  private static final JobFile FIRST = new JobFile("b", "in/1", 7, "e1", 1001);
  private static final JobFile SECOND = new JobFile("b", "in/2", 8, "", 1002);

  private CopyJob job(User owner, String name, boolean auto) {
    CopyJobs jobs = new CopyJobs(warehouse.database);
    CopyJob job =
        new CopyJob(
            warehouse.database.sequences().nextCopyJobId(),
            name,
            owner,
            "dev",
            new TableName("public", "t"),
            "arn:r",
            "copy t from 's3://b/in/' iam_role 'arn:r' master_symmetric_key 'secret' encrypted",
            auto,
            1000,
            false);
    jobs.create(job, "copy t master_symmetric_key '***'", Optional.of(List.of(OLD)));
    return jobs.find(name).orElseThrow();
  }

  @Test
  @DisplayName("sys.copy_job.columns: a row for each job, gone with it; users see their own")
  void jobs() {
    CopyJob mine = job(warehouse.ada, "mine", false);
    CopyJob theirs = job(warehouse.superuser, "theirs", true);
    Map<String, Object> shown =
        row(
            "job_id",
            mine.id(),
            "job_name",
            "mine",
            "iam_role",
            "arn:r",
            "job_text",
            "copy t master_symmetric_key '***'",
            "is_auto",
            0,
            "on_error_suspend",
            0);
    assertEquals(List.of(shown), warehouse.rows("sys_copy_job", warehouse.ada, Map.of()));
    assertEquals(List.of("mine", "theirs"), warehouse.values("sys_copy_job", "job_name"));
    assertEquals(List.of(0, 1), warehouse.values("sys_copy_job", "is_auto"));
    assertEquals(
        1, warehouse.rows("sys_copy_job", warehouse.superuser, Map.of("is_auto", 1)).size());
    new CopyJobs(warehouse.database).drop(theirs.id());
    assertEquals(List.of("mine"), warehouse.values("sys_copy_job", "job_name"));
  }

  @Test
  @DisplayName("sys.copy_job_detail.columns: pending, ingested and failed files of each job")
  void files() {
    CopyJob job = job(warehouse.ada, "mine", true);
    JobFiles files = new JobFiles(warehouse.database);
    files.take(job, List.of(OLD, FIRST, SECOND), true, 2000);
    files.begin(job.id(), List.of(FIRST), 7);
    files.end(job.id(), 7, JobFileStatus.INGESTED);
    Map<String, Object> equalities = Map.of("file_name", "in/1");
    assertEquals(
        List.of(
            row(
                "user_id", warehouse.ada.id(),
                "database_name", "dev",
                "job_id", (int) job.id(),
                "job_name", "mine",
                "file_location", "b",
                "file_name", "in/1",
                "file_size", 7L,
                "file_etag", "e1",
                "job_text", "copy t master_symmetric_key '***'",
                "modification_time", 1001L,
                "enqueue_time", 2000L,
                "status", "I")),
        warehouse.rows("sys_copy_job_detail", warehouse.ada, equalities));
    assertEquals(List.of("in/1", "in/2"), warehouse.values("sys_copy_job_detail", "file_name"));
    assertEquals(List.of("I", "P"), warehouse.values("sys_copy_job_detail", "status"));
  }

  @Test
  @DisplayName("sys.copy_job_info.columns: messages, which outlast the job")
  void messages() {
    CopyJob job = job(warehouse.ada, "mine", true);
    new CopyJobMessages(warehouse.database).record(job, 3000, "x".repeat(600));
    new CopyJobs(warehouse.database).drop(job.id());
    assertEquals(
        List.of(
            row(
                "job_id",
                job.id(),
                "job_name",
                "mine",
                "database_name",
                "dev",
                "record_time",
                3000L,
                "message",
                "x".repeat(512))),
        warehouse.rows("sys_copy_job_info", warehouse.ada, Map.of()));
  }
}
