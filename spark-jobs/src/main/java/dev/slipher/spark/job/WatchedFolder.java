package dev.slipher.spark.job;

import dev.slipher.catalog.job.CopyJob;
import dev.slipher.catalog.job.JobFile;
import dev.slipher.dialect.SqlError;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a job that runs by itself, as one process has seen it; used by one at a time. */
final class WatchedFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

  /** No client's process asks. */
  private static final int NO_PROCESS = 0;

  private final SparkSession session;
  private final CopyJob job;

  /** What the folder held when all of it was dealt with; a folder that stays so costs no more. */
  private List<JobFile> done;

  private boolean failing;

  WatchedFolder(SparkSession session, CopyJob job) {
    this.session = session;
    this.job = job;
  }

  /** Looks into the folder and loads what is new. */
  void visit() {
    JobCopy copy;
    List<JobFile> present;
    try {
      copy = JobCopy.of(job);
      present =
          JobCopy.folder(copy.statement(), NO_PROCESS, session.sessionState().newHadoopConf());
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
