package dev.slipher.spark.job;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.job.CopyJob;
import dev.slipher.catalog.job.CopyJobs;
import dev.slipher.catalog.job.JobFile;
import dev.slipher.catalog.job.JobFileStatus;
import dev.slipher.catalog.job.JobFiles;
import dev.slipher.catalog.system.CopyJobMessages;
import dev.slipher.spark.internals.DeltaFiles;
import dev.slipher.spark.load.CopyLoad;
import dev.slipher.spark.load.JobLoad;
import dev.slipher.spark.table.TableCounters;
import dev.slipher.spark.table.WarehouseTables;
import dev.slipher.spark.warehouse.Warehouse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;

/** One run of a COPY JOB that nobody else is running. */
final class JobRun {
  private final SparkSession session;
  private final Warehouse warehouse;
  private final CopyJob job;
  private final JobFiles files;

  private JobRun(SparkSession session, CopyJob job) {
    this.session = session;
    this.job = job;
    warehouse = Warehouse.of(session);
    files = new JobFiles(warehouse.database());
  }

  /**
   * Does something with a job while no other run of it goes on, of whatever process. The caller has
   * begun the run within this process.
   *
   * @throws dev.slipher.catalog.CatalogException 42704 if the job is gone; 55006 while another
   *     process runs it
   */
  static <T> T claimed(SparkSession session, CopyJob known, Function<JobRun, T> work) {
    CopyJobs jobs = new CopyJobs(Warehouse.of(session).database());
    boolean claimed = jobs.claim(known.id());
    CopyJob job =
        jobs.find(known.id()).orElseThrow(() -> CatalogErrors.copyJobDoesNotExist(known.name()));
    if (!claimed) {
      throw CatalogErrors.copyJobIsRunning(known.name());
    }
    try {
      return work.apply(new JobRun(session, job));
    } finally {
      jobs.release(job.id());
    }
  }

  /**
   * Finds out what became of a load whose end was never noted, as its process was killed
   * (grammar.copyjob.once).
   */
  void settle() {
    files.openLoad(job.id()).ifPresent(this::settle);
  }

  private void settle(int queryId) {
    Optional<OptionalLong> committed = committed();
    if (committed.isEmpty()) {
      files.end(job.id(), queryId, JobFileStatus.UNKNOWN);
    } else if (committed.get().equals(OptionalLong.of(queryId))) {
      files.end(job.id(), queryId, JobFileStatus.INGESTED);
    } else {
      files.giveBack(job.id(), queryId);
    }
  }

  /** The newest of the job's loads that the table has; empty where there is no table. */
  private Optional<OptionalLong> committed() {
    Optional<CatalogTable> table =
        new WarehouseTables(session, warehouse.layout().database()).find(job.table());
    return table.map(found -> DeltaFiles.counter(session, found, TableCounters.copyJob(job.id())));
  }

  /** Notes what the folder holds, and tells what of it there is to load. */
  List<JobFile> take(List<JobFile> present, boolean automatic) {
    settle();
    return files.take(job, present, automatic, nowMicros());
  }

  /**
   * Loads files by one COPY of the session's user.
   *
   * @return the INFO lines
   * @throws RuntimeException as the load did; its files have failed then, or only those that it
   *     names, and the rest waits
   */
  List<String> load(SparkSession user, JobCopy copy, List<JobFile> taken) {
    Attempt attempt = attempt(user, copy, taken, false);
    if (attempt.failure().isPresent()) {
      throw attempt.failure().get();
    }
    return attempt.lines();
  }

  /**
   * Loads files by as few COPYs as will do: where one fails, those of its files that are not to
   * blame are tried again, so that a bad file keeps no other waiting.
   *
   * @throws RuntimeException if the load was cancelled, or failed for a reason that will pass; the
   *     files wait
   */
  void loadEach(SparkSession user, JobCopy copy, List<JobFile> taken) {
    Deque<List<JobFile>> batches = new ArrayDeque<>(List.of(taken));
    while (!batches.isEmpty()) {
      Attempt attempt = attempt(user, copy, batches.poll(), true);
      Optional<RuntimeException> passing = attempt.failure().filter(JobErrors::passes);
      if (passing.isPresent()) {
        throw passing.get();
      }
      batches.addAll(attempt.again());
    }
  }

  /**
   * What one COPY came to.
   *
   * @param lines its INFO lines
   * @param again those of its files that are worth another try, each list by itself
   */
  private record Attempt(
      List<String> lines, Optional<RuntimeException> failure, List<List<JobFile>> again) {}

  private Attempt attempt(SparkSession user, JobCopy copy, List<JobFile> taken, boolean automatic) {
    JobLoad load = new JobLoad(files, job.id(), taken);
    List<String> lines;
    try {
      lines = CopyLoad.run(user, copy.statement(), copy.shownText(), load);
    } catch (RuntimeException failure) {
      return new Attempt(
          List.of(), Optional.of(failure), afterFailure(load, taken, failure, automatic));
    }
    files.end(job.id(), load.queryId().orElseThrow(), JobFileStatus.INGESTED);
    return new Attempt(lines, Optional.empty(), List.of());
  }

  /** Notes a failure; where that cannot be done, the next run settles it. */
  private List<List<JobFile>> afterFailure(
      JobLoad load, List<JobFile> taken, RuntimeException failure, boolean automatic) {
    try {
      boolean stands = load.queryId().isPresent() && stands(load.queryId().getAsInt());
      if (!JobErrors.isCancelled(failure)) {
        tell(session, job, failure);
      }
      return stands || JobErrors.passes(failure) ? List.of() : blame(load, taken, automatic);
    } catch (RuntimeException unrecorded) {
      failure.addSuppressed(unrecorded);
      throw failure;
    }
  }

  /** Whether a load failed only behind its commit; else its files are given back. */
  private boolean stands(int queryId) {
    boolean stands = committed().equals(Optional.of(OptionalLong.of(queryId)));
    if (stands) {
      files.end(job.id(), queryId, JobFileStatus.INGESTED);
    } else {
      files.giveBack(job.id(), queryId);
    }
    return stands;
  }

  /** Files that made a load fail have failed; where it names none, all have that were in it. */
  private List<List<JobFile>> blame(JobLoad failed, List<JobFile> taken, boolean automatic) {
    List<JobFile> blamed = failed.rejected();
    if (!blamed.isEmpty()) {
      files.fail(job.id(), blamed);
      List<JobFile> rest = new ArrayList<>(taken);
      rest.removeAll(blamed);
      return rest.isEmpty() ? List.of() : List.of(rest);
    }
    if (automatic && taken.size() > 1 && failed.queryId().isPresent()) {
      return taken.stream().map(List::of).toList();
    }
    files.fail(job.id(), taken);
    return List.of();
  }

  /** Notes why a job could not run. */
  static void tell(SparkSession session, CopyJob job, RuntimeException failure) {
    new CopyJobMessages(Warehouse.of(session).database())
        .record(job, nowMicros(), String.valueOf(failure.getMessage()));
  }

  /** Whether it is known of all loads of a job what became of them. */
  static boolean isSettled(SparkSession session, CopyJob job) {
    return new JobFiles(Warehouse.of(session).database()).openLoad(job.id()).isEmpty();
  }

  CopyJob job() {
    return job;
  }

  static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
