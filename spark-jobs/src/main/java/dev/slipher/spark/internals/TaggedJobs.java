package dev.slipher.spark.internals;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** The jobs that one statement starts, told apart from all others by a tag. */
public final class TaggedJobs implements AutoCloseable {
  /** The property of a job that has its tags, parted by commas. */
  private static final String JOB_TAGS = "spark.job.tags";

  private final SparkContext context;
  private final String tag;
  private final RunningTasks tasks;

  private TaggedJobs(SparkContext context, String tag) {
    this.context = context;
    this.tag = tag;
    tasks = new RunningTasks(tag);
  }

  /** Tags every job that this thread starts until {@link #close}. */
  public static TaggedJobs begin(SparkContext context, String tag) {
    TaggedJobs jobs = new TaggedJobs(context, tag);
    context.addSparkListener(jobs.tasks);
    context.addJobTag(tag);
    return jobs;
  }

  /**
   * Cancels the running jobs of a tag and those of a job group.
   *
   * @param group null for none
   * @param reason what the error says behind {@code Job n cancelled}
   */
  public static void cancel(SparkContext context, String tag, String group, String reason) {
    SparkStatusTracker tracker = context.statusTracker();
    for (int job : tracker.getJobIdsForTag(tag)) {
      context.cancelJob(job, reason);
    }
    if (group != null) {
      for (int job : tracker.getJobIdsForGroup(group)) {
        context.cancelJob(job, reason);
      }
    }
  }

  @Override
  public void close() {
    context.removeJobTag(tag);
    context.removeSparkListener(tasks);
  }

  /**
   * Cancels the jobs and waits until none of their tasks runs: Spark itself only asks tasks to
   * stop, and one that stops late could still leave a file behind.
   *
   * @return whether all tasks ended within {@code patience}
   */
  public boolean cancelAndAwait(Duration patience) {
    context.cancelJobsWithTag(tag);
    // What the scheduler has told so far reaches the listener before this does.
    context.listenerBus().post(new Told(tag));
    return tasks.await(patience);
  }

  /** All that was told to listeners before the statement was cancelled has been heard. */
  private record Told(String tag) implements SparkListenerEvent {
    @Override
    public boolean logEvent() {
      return false;
    }
  }

  /** Spark's own status of tasks lags behind by its refresh period, and would miss short ones. */
  private static final class RunningTasks extends SparkListener {
    private final String tag;
    private final Set<Integer> stages = new HashSet<>();
    private final Set<Long> running = new HashSet<>();
    private boolean told;

    RunningTasks(String tag) {
      this.tag = tag;
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
      Properties properties = start.properties();
      String tags = properties == null ? "" : properties.getProperty(JOB_TAGS, "");
      if (Arrays.asList(tags.split(",", -1)).contains(tag)) {
        Scala.list(start.stageIds()).forEach(stage -> stages.add((Integer) stage));
      }
    }

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart start) {
      if (stages.contains(start.stageId())) {
        running.add(start.taskInfo().taskId());
      }
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
      running.remove(end.taskInfo().taskId());
      notifyAll();
    }

    @Override
    public synchronized void onOtherEvent(SparkListenerEvent event) {
      if (event instanceof Told marker && marker.tag().equals(tag)) {
        told = true;
        notifyAll();
      }
    }

    synchronized boolean await(Duration patience) {
      long end = System.nanoTime() + patience.toNanos();
      boolean interrupted = false;
      long left = patience.toMillis();
      while (left > 0 && !(told && running.isEmpty())) {
        try {
          wait(left);
        } catch (InterruptedException e) {
          interrupted = true;
        }
        left = (end - System.nanoTime()) / 1_000_000;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return told && running.isEmpty();
    }
  }
}
