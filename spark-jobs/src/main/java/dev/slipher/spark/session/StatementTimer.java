package dev.slipher.spark.session;

import dev.slipher.spark.internals.TaggedJobs;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;

/**
 * Ends a statement that runs longer than {@code statement_timeout}: its Spark jobs are cancelled,
 * and the thread is interrupted where the statement is one of our commands, which undo their work.
 */
final class StatementTimer implements AutoCloseable {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "slipher-statement-timer");
            thread.setDaemon(true);
            return thread;
          });

  /** A statement may begin its next job just after its jobs were cancelled. */
  private static final long AGAIN_MILLIS = 250;

  /** A client may leave a query's rows unfetched for ever. */
  private static final int MOST_RINGS = 400;

  private static final String JOB_GROUP = "spark.jobGroup.id";

  private final SparkContext context;
  private final Thread thread;
  private final boolean interrupting;
  private final String tag = "slipher-statement-" + UUID.randomUUID();
  private final String jobGroup;
  private final String reason;
  private ScheduledFuture<?> alarm;
  private int rings;
  private boolean expired;
  private boolean closed;

  private StatementTimer(SparkContext context, boolean interrupting, String reason) {
    this.context = context;
    this.interrupting = interrupting;
    this.reason = reason;
    thread = Thread.currentThread();
    jobGroup = context.getLocalProperty(JOB_GROUP);
  }

  /**
   * Starts the clock for what the calling thread does next.
   *
   * @param interrupting whether the thread may be interrupted too
   * @param reason what the error of a cancelled job says
   */
  static StatementTimer start(
      SparkContext context, long millis, boolean interrupting, String reason) {
    StatementTimer timer = new StatementTimer(context, interrupting, reason);
    context.addJobTag(timer.tag);
    timer.schedule(millis);
    return timer;
  }

  private synchronized void schedule(long millis) {
    alarm = CLOCK.scheduleWithFixedDelay(this::expire, millis, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void expire() {
    if (closed) {
      return;
    }
    if (interrupting && !expired) {
      thread.interrupt();
    }
    expired = true;
    if (++rings == MOST_RINGS) {
      alarm.cancel(false);
    }
    TaggedJobs.cancel(context, tag, jobGroup, reason);
  }

  synchronized boolean hasExpired() {
    return expired;
  }

  /** Stops the clock, from whatever thread. */
  synchronized void stop() {
    closed = true;
    alarm.cancel(false);
  }

  /** Stops the clock; jobs of this thread are no longer the statement's. */
  @Override
  public synchronized void close() {
    stop();
    if (Thread.currentThread() == thread) { // tags are kept by thread
      context.removeJobTag(tag);
    }
    if (expired && interrupting) {
      Thread.interrupted(); // the alarm's; what comes next is another statement
      TaggedJobs.cancel(context, tag, null, reason);
      expired = false;
    }
  }
}
