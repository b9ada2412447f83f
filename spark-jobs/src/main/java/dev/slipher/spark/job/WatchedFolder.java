package dev.slipher.spark.job;

import dev.slipher.catalog.job.CopyJob;
import dev.slipher.catalog.job.JobFile;
import dev.slipher.dialect.SqlError;
import dev.slipher.spark.load.source.s3.StoreAccess;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a job that runs by itself, as one process has seen it; used by one at a time. */
final class WatchedFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

  /** No client's process asks. */
  private static final int NO_PROCESS = 0;

  /** How long nobody has written to a file that is whole. */
  private static final long QUIET_MICROS = 2_000_000;

  private final SparkSession session;
  private final CopyJob job;

  /** What the folder held when all of it was dealt with; a folder that stays so costs no more. */
  private List<JobFile> done;

  private boolean failing;

  WatchedFolder(SparkSession session, CopyJob job) {
    this.session = session;
    this.job = job;
  }

  /**
   * Looks into the folder and loads what is new.
   *
   * @param nowMicros the time of the look, microseconds since 1970 UTC
   */
  void visit(long nowMicros) {
    JobCopy copy;
    List<JobFile> present;
    try {
      copy = JobCopy.of(job);
      Configuration hadoop = session.sessionState().newHadoopConf();
      List<JobFile> all = JobCopy.folder(copy.statement(), NO_PROCESS, hadoop);
      present = StoreAccess.isSandbox(hadoop) ? written(all, nowMicros) : all;
    } catch (SqlError failure) {
      unreachable(failure);
      return;
    }
    failing = false;
    if (!present.equals(done)) {
      JobRun.claimed(session, job, run -> load(run, copy, present));
      done = present;
    }
  }

  /**
   * Without the files that may still be being written: S3 shows an object once it is whole, but the
   * sandbox's buckets are folders into which people copy files.
   */
  private static List<JobFile> written(List<JobFile> present, long nowMicros) {
    return present.stream()
        .filter(file -> file.modifiedMicros() <= nowMicros - QUIET_MICROS)
        .toList();
  }

  /** Each look fails alike until somebody does something about it: told once. */
  private void unreachable(SqlError failure) {
    if (!failing && !JobErrors.isCancelled(failure)) {
      JobRun.tell(session, job, failure);
      failing = true;
    }
  }

  private Void load(JobRun run, JobCopy copy, List<JobFile> present) {
    if (!run.job().auto()) { // switched off meanwhile
      return null;
    }
    List<JobFile> taken = run.take(present, true);
    if (!taken.isEmpty()) {
      LOG.info("{} loads {} new file(s)", job, taken.size());
      SparkSession owner = session.newSession();
      owner.conf().set(Warehouse.USER, job.owner().name());
      SparkSession.setActiveSession(owner);
      try {
        run.loadEach(owner, copy, taken);
      } finally {
        SparkSession.clearActiveSession();
        Warehouse.of(session).end(owner);
      }
    }
    return null;
  }
}
