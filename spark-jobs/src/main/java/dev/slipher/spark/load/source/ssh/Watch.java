package dev.slipher.spark.load.source.ssh;

import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks after one connection while its slice waits for it: it ends with its time, and with its
 * task, for a task that is killed is not always interrupted.
 */
final class Watch implements AutoCloseable {
  private static final long PERIOD_MILLIS = 100;
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final BooleanSupplier killed;
  private final Consumer<IOException> alarm;
  private final ScheduledFuture<?> looking;
  private Supplier<? extends IOException> late;
  private long deadlineNanos;

  /**
   * Begins to look.
   *
   * @param killed whether the task is to end
   * @param alarm takes the reason for which the connection must end, once
   */
  Watch(BooleanSupplier killed, Consumer<IOException> alarm) {
    this.killed = killed;
    this.alarm = alarm;
    looking =
        CLOCK.scheduleWithFixedDelay(
            this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "slipher-ssh-watch");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /** What is under way now must end within so many seconds, instead of what had to end before. */
  synchronized void limit(int seconds, Supplier<? extends IOException> reason) {
    deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    late = reason;
  }

  private void look() {
    IOException reason = reason();
    if (reason != null) {
      close();
      alarm.accept(reason);
    }
  }

  private synchronized IOException reason() {
    if (killed.getAsBoolean()) {
      return SshException.cancelled();
    }
    return late != null && System.nanoTime() - deadlineNanos > 0 ? late.get() : null;
  }

  @Override
  public void close() {
    looking.cancel(false);
  }
}
