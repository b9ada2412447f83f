package dev.slipher.spark.load;

import dev.slipher.catalog.warehouse.PendingLoads;
import dev.slipher.catalog.warehouse.PendingLoads.PendingLoad;
import dev.slipher.spark.internals.ParquetFiles;
import dev.slipher.spark.internals.ProtectedWork;
import dev.slipher.spark.internals.TaggedJobs;
import dev.slipher.spark.load.write.LoadFiles;
import dev.slipher.spark.transaction.StagedLoad;
import dev.slipher.spark.transaction.TableAppend;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.Warehouse;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writing of one statement's data files, which end up staged in its transaction or not at all:
 * closing an attempt that has staged nothing cancels its jobs and removes its files. What a killed
 * process leaves is removed by {@link LoadRecovery}.
 */
final class LoadAttempt implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoadAttempt.class);

  /** How long a failed load waits for its tasks to end before it removes its files. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Transaction transaction;
  private final TableAppend append;
  private final int queryId;
  private final LoadFiles files;
  private final ParquetFiles parquet;
  private final PendingLoads pending;
  private final TaggedJobs jobs;
  private boolean staged;

  private LoadAttempt(
      SparkSession session, Transaction transaction, TableAppend append, int queryId) {
    this.transaction = transaction;
    this.append = append;
    this.queryId = queryId;
    files = new LoadFiles(append.folder().toString(), UUID.randomUUID().toString());
    parquet = ParquetFiles.prepare(session, append.schema());
    pending = Warehouse.of(session).database().loads();
    pending.begin(new PendingLoad(queryId, files.folder(), files.mark()));
    jobs = TaggedJobs.begin(session.sparkContext(), files.mark());
  }

  /** Begins to write for a table; the thread's jobs belong to the attempt until it is closed. */
  static LoadAttempt begin(
      SparkSession session, Transaction transaction, TableAppend append, int queryId) {
    return new LoadAttempt(session, transaction, append, queryId);
  }

  LoadFiles files() {
    return files;
  }

  ParquetFiles parquet() {
    return parquet;
  }

  /** Hands the files over to the transaction. */
  void stage(StagedLoad load) {
    transaction.stage(append, load);
    staged = true;
  }

  boolean isStaged() {
    return staged;
  }

  @Override
  public void close() {
    try {
      // Else the next start removes what is left.
      if (!staged && leavesNoTrace()) {
        pending.end(queryId);
      }
    } finally {
      jobs.close();
    }
  }

  /** Even on a cancelled thread, whose interrupt would make the file system refuse. */
  private boolean leavesNoTrace() {
    return ProtectedWork.run(
        "slipher-rollback",
        () -> {
          boolean ended = jobs.cancelAndAwait(PATIENCE);
          try {
            files.removeExcept(Set.of(), parquet.configuration());
          } catch (UncheckedIOException e) {
            LOG.warn("{}", e.getMessage(), e);
            return false;
          }
          return ended;
        });
  }
}
