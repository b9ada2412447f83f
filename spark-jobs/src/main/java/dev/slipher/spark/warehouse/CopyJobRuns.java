package dev.slipher.spark.warehouse;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The COPY JOBs that an application is running, each once at a time, and news of changed jobs. */
public final class CopyJobRuns {
  private final Set<Long> running = new HashSet<>();
  private long changes;

  CopyJobRuns() {}

  /** Begins a run, once no other of that job is going on. */
  public synchronized void begin(long job) throws InterruptedException {
    while (!running.add(job)) {
      wait();
    }
  }

  /** Begins a run, unless another of that job is going on. */
  public synchronized boolean beginIfIdle(long job) {
    return running.add(job);
  }

  /** The run is over. */
  public synchronized void end(long job) {
    running.remove(job);
    notifyAll();
  }

  /** A job was made, or runs by itself now. */
  public synchronized void changed() {
    changes++;
    notifyAll();
  }

  /** How many changes there have been, for {@link #awaitChange}. */
  public synchronized long changes() {
    return changes;
  }

  /**
   * Waits for another change than those already seen.
   *
   * @param most for how long; empty for ever
   */
  public synchronized void awaitChange(long seen, Optional<Duration> most)
      throws InterruptedException {
    long end = System.nanoTime() + most.map(Duration::toNanos).orElse(0L);
    while (changes == seen) {
      if (most.isEmpty()) {
        wait();
        continue;
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }
}
