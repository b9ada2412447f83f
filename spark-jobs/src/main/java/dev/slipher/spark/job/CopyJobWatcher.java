package dev.slipher.spark.job;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.job.CopyJob;
import dev.slipher.catalog.job.CopyJobs;
import dev.slipher.spark.warehouse.CopyJobRuns;
import dev.slipher.spark.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs COPY JOBs with AUTO ON by themselves: looks into their folders again and again and loads
 * what is new, each job once at a time and as its owner. Sleeps while there is no such job.
 */
public final class CopyJobWatcher implements AutoCloseable {
  /** Seconds from one look into a folder to the next. */
  public static final String SECONDS = "spark.slipher.copyJobSeconds";

  /** At least one second, at most a day. */
  public static final int MOST_SECONDS = 86_400;

  private static final Logger LOG = LoggerFactory.getLogger(CopyJobWatcher.class);
  private static final int DEFAULT_SECONDS = 10;
  private static final int JOBS_AT_ONCE = 4;
  private static final long PATIENCE_SECONDS = 60;

  private final SparkSession session;
  private final CopyJobs jobs;
  private final CopyJobRuns runs;
  private final Duration interval;
  private final Map<Long, WatchedFolder> folders = new ConcurrentHashMap<>();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(JOBS_AT_ONCE, work -> daemon(work, "slipher-copy-job"));
  private final Thread watch = daemon(this::watch, "slipher-copy-job-watch");
  private volatile boolean closed;

  private CopyJobWatcher(SparkSession session, Duration interval) {
    this.session = session;
    this.interval = interval;
    Warehouse warehouse = Warehouse.of(session);
    jobs = new CopyJobs(warehouse.database());
    runs = warehouse.copyJobRuns();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Finds out what became of loads that a killed process left, and begins to watch.
   *
   * @param session of no client; each load has one of its own
   * @throws IllegalArgumentException for an interval that is none
   */
  public static CopyJobWatcher start(SparkSession session) {
    int seconds = session.sparkContext().conf().getInt(SECONDS, DEFAULT_SECONDS);
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException(SECONDS + "=" + seconds);
    }
    CopyJobWatcher watcher = new CopyJobWatcher(session, Duration.ofSeconds(seconds));
    watcher.jobs.all().forEach(watcher::settle);
    watcher.watch.start();
    return watcher;
  }

  private void settle(CopyJob job) {
    if (JobRun.isSettled(session, job)) {
      return;
    }
    alone(
        job,
        () ->
            JobRun.claimed(
                session,
                job,
                run -> {
                  run.settle();
                  return null;
                }));
  }

  private void watch() {
    try {
      while (!closed) {
        long seen = runs.changes();
        boolean idle = !visitAll();
        runs.awaitChange(seen, idle ? Optional.empty() : Optional.of(interval));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there may be any job. */
  private boolean visitAll() {
    List<CopyJob> automatic;
    try {
      automatic = jobs.automatic();
    } catch (CatalogException e) {
      LOG.warn("COPY JOBs cannot be listed now", e);
      return true;
    }
    folders.keySet().retainAll(automatic.stream().map(CopyJob::id).toList());
    for (CopyJob job : automatic) {
      WatchedFolder folder =
          folders.computeIfAbsent(job.id(), id -> new WatchedFolder(session, job));
      if (runs.beginIfIdle(job.id())) {
        begun(job, () -> folder.visit(JobRun.nowMicros()));
      }
    }
    return !automatic.isEmpty();
  }

  private void begun(CopyJob job, Runnable visit) {
    try {
      workers.execute(() -> endAfter(job, visit));
    } catch (RejectedExecutionException stopping) {
      runs.end(job.id());
    }
  }

  private void alone(CopyJob job, Runnable work) {
    if (runs.beginIfIdle(job.id())) {
      endAfter(job, work);
    }
  }

  /** What goes wrong with one job keeps no other waiting. */
  private void endAfter(CopyJob job, Runnable work) {
    try {
      work.run();
    } catch (Exception e) { // Scala throws checked exceptions without declaring them
      boolean expected = e instanceof CatalogException || JobErrors.passes(e);
      LOG.warn("{} waits: {}", job, e.getMessage(), expected ? null : e);
    } finally {
      runs.end(job.id());
    }
  }

  /** Cancels what runs; files that were not committed wait for the next start. */
  @Override
  public void close() {
    closed = true;
    watch.interrupt();
    workers.shutdownNow();
    try {
      watch.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a COPY JOB goes on after {} seconds", PATIENCE_SECONDS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
