package dev.slipher.catalog.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.warehouse.User;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import dev.slipher.catalog.warehouse.WarehouseSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyJobsTest {
  private static final long CREATED = 1_700_000_000_600_000L;
  private static final long SECOND = 1_700_000_000_000_000L;

  @TempDir private Path directory;
  private WarehouseDatabase database;
  private CopyJobs jobs;
  private JobFiles files;

  @BeforeEach
  void open() {
    database = WarehouseDatabase.open(WarehouseSettings.embedded(directory.resolve("warehouse")));
    jobs = new CopyJobs(database);
    files = new JobFiles(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private CopyJob draft(String name, boolean auto) {
    User owner = database.users().ensureSuperuser("awsuser", "awsuser");
    return new CopyJob(
        database.sequences().nextCopyJobId(),
        name,
        owner,
        "dev",
        new TableName("public", "t"),
        "arn:aws:iam::123456789012:role/Loader",
        "copy t from 's3://b/in/' iam_role 'arn:aws:iam::123456789012:role/Loader'",
        auto,
        CREATED,
        false);
  }

  private CopyJob made(String name, Optional<List<JobFile>> present) {
    jobs.create(draft(name, true), "copy t ...", present);
    return jobs.find(name).orElseThrow();
  }

  private static JobFile file(String key, long modifiedMicros) {
    return new JobFile("b", "in/" + key, 10, "etag-" + modifiedMicros, modifiedMicros);
  }

  private List<String> taken(CopyJob job, boolean automatic, JobFile... listed) {
    return files.take(job, List.of(listed), automatic, CREATED + 5).stream()
        .map(JobFile::key)
        .toList();
  }

  @Test
  @DisplayName("grammar.copyjob.verbs: jobs are kept, changed and forgotten; names are taken once")
  void jobsAreKept() {
    CopyJob job = made("nightly", Optional.of(List.of()));
    assertTrue(job.id() >= 100_000);
    assertEquals(job, jobs.find(job.id()).orElseThrow());
    assertTrue(job.listed());
    assertEquals(
        "42710",
        assertThrows(
                CatalogException.class,
                () -> jobs.create(draft("nightly", false), "", Optional.empty()))
            .sqlState());
    jobs.create(draft("other", false), "", Optional.empty());
    assertEquals(List.of("nightly", "other"), jobs.all().stream().map(CopyJob::name).toList());
    assertEquals(List.of("nightly"), jobs.automatic().stream().map(CopyJob::name).toList());
    jobs.setAuto(job.id(), false);
    assertEquals(List.of(), jobs.automatic());
    assertEquals(List.of("in/1"), taken(job, true, file("1", CREATED)));
    jobs.drop(job.id());
    assertEquals(Optional.empty(), jobs.find("nightly"));
    CopyJob again = made("nightly", Optional.of(List.of()));
    assertEquals(List.of("in/1"), taken(again, true, file("1", CREATED)), "a new job knows none");
  }

  @Test
  void aClusterHasSoManyJobs() {
    for (int i = 0; i < CopyJobs.MOST_JOBS; i++) {
      jobs.create(draft("j" + i, false), "", Optional.empty());
    }
    assertEquals(
        "54000",
        assertThrows(
                CatalogException.class,
                () -> jobs.create(draft("one-more", false), "", Optional.empty()))
            .sqlState());
  }

  @Test
  @DisplayName("s3.copyjob-folder: files from before the job are loaded only when written anew")
  void filesFromBefore() {
    CopyJob job = made("j", Optional.of(List.of(file("old", CREATED), file("older", 5))));
    assertEquals(
        List.of("in/new"),
        taken(job, true, file("old", CREATED), file("older", 5), file("new", SECOND)));
    assertEquals(List.of("in/old"), taken(job, true, file("old", CREATED + 1)));
    files.begin(job.id(), List.of(file("old", CREATED + 1)), 7);
    files.end(job.id(), 7, JobFileStatus.INGESTED);
    assertEquals(List.of(), taken(job, false, file("old", CREATED + 2)), "once by its name");
  }

  @Test
  @DisplayName("s3.copyjob-folder: where the folder was out of reach at first, times tell")
  void timesTell() {
    CopyJob job = made("j", Optional.empty());
    assertFalse(job.listed());
    assertEquals(
        List.of("in/same"), taken(job, true, file("before", SECOND - 1), file("same", SECOND)));
    CopyJob listed = jobs.find(job.id()).orElseThrow();
    assertTrue(listed.listed());
    assertEquals(
        List.of("in/late"),
        taken(listed, true, file("before", SECOND - 1), file("late", SECOND - 1)),
        "it came after the folder was seen");
  }

  @Test
  @DisplayName("grammar.copyjob.once: a file is loaded once, and one that failed waits for RUN")
  void everyFileOnce() {
    CopyJob job = made("j", Optional.of(List.of()));
    JobFile good = file("good", CREATED);
    JobFile bad = file("bad", CREATED);
    assertEquals(List.of("in/good", "in/bad"), taken(job, true, good, bad));
    assertEquals(OptionalInt.empty(), files.openLoad(job.id()));
    files.begin(job.id(), List.of(good, bad), 7);
    assertEquals(OptionalInt.of(7), files.openLoad(job.id()));
    files.giveBack(job.id(), 7);
    files.fail(job.id(), List.of(bad));
    assertEquals(OptionalInt.empty(), files.openLoad(job.id()));
    assertEquals(List.of("in/good"), taken(job, true, good, bad));
    assertEquals(List.of("in/good", "in/bad"), taken(job, false, good, bad));
    files.begin(job.id(), List.of(good), 8);
    files.end(job.id(), 8, JobFileStatus.INGESTED);
    assertEquals(List.of("in/bad"), taken(job, false, good, bad));
    files.begin(job.id(), List.of(bad), 9);
    files.giveBack(job.id(), 9);
    assertEquals(List.of(), taken(job, true, good, bad), "it has failed all the same");
    files.begin(job.id(), List.of(bad), 10);
    files.end(job.id(), 10, JobFileStatus.UNKNOWN);
    assertEquals(List.of(), taken(job, false, good, bad), "rather never than twice");
  }

  @Test
  void oneProcessAtATimeRunsAJob() {
    CopyJob job = made("j", Optional.of(List.of()));
    try (WarehouseDatabase other =
        WarehouseDatabase.open(WarehouseSettings.embedded(directory.resolve("warehouse")))) {
      assertTrue(jobs.claim(job.id()));
      assertFalse(new CopyJobs(other).claim(job.id()));
      jobs.release(job.id());
      assertTrue(new CopyJobs(other).claim(job.id()));
      assertFalse(jobs.claim(job.id()));
    }
    assertTrue(jobs.claim(job.id()), "the process that ran it has ended");
    jobs.drop(job.id());
    assertFalse(jobs.claim(job.id()));
  }

  @Test
  @DisplayName("jobs and the files that they have seen survive a restart")
  void theyLast() {
    CopyJob job = made("j", Optional.of(List.of(file("old", 5))));
    taken(job, true, file("1", CREATED), file("2", CREATED));
    files.begin(job.id(), List.of(file("1", CREATED)), 7);
    files.end(job.id(), 7, JobFileStatus.INGESTED);
    database.close();
    open();
    assertEquals(job, jobs.find("j").orElseThrow());
    assertEquals(
        List.of("in/2"), taken(job, true, file("old", 5), file("1", CREATED), file("2", CREATED)));
  }
}
