package dev.slipher.spark.internals;

import java.time.Duration;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import scala.Option;

/** The jobs that one statement starts, told apart from all others by a tag. */
public final class TaggedJobs implements AutoCloseable {
  private static final long POLL_MILLIS = 20;

  private final SparkContext context;
  private final String tag;

  private TaggedJobs(SparkContext context, String tag) {
    this.context = context;
    this.tag = tag;
  }

  /** Tags every job that this thread starts until {@link #close}. */
  public static TaggedJobs begin(SparkContext context, String tag) {
    context.addJobTag(tag);
    return new TaggedJobs(context, tag);
  }

  @Override
  public void close() {
    context.removeJobTag(tag);
  }

  /**
   * Cancels the jobs and waits until none of their tasks runs: Spark itself only asks tasks to
   * stop, and one that stops late could still leave a file behind.
   *
   * @return whether all tasks ended within {@code patience}
   */
  public boolean cancelAndAwait(Duration patience) {
    context.cancelJobsWithTag(tag);
    long end = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    boolean idle = runningTasks() == 0;
    while (!idle && System.nanoTime() < end) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      idle = runningTasks() == 0;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return idle;
  }

  private int runningTasks() {
    SparkStatusTracker tracker = context.statusTracker();
    int tasks = 0;
    for (int jobId : tracker.getJobIdsForTag(tag)) {
      Option<SparkJobInfo> job = tracker.getJobInfo(jobId);
      if (job.isDefined()) {
        for (int stageId : job.get().stageIds()) {
          Option<SparkStageInfo> stage = tracker.getStageInfo(stageId);
          tasks += stage.isDefined() ? stage.get().numActiveTasks() : 0;
        }
      }
    }
    return tasks;
  }
}
