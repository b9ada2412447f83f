package dev.slipher.spark.load.columnar;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends reads that would go round for ever: a few kinds of damage make loops of Parquet's and ORC's
 * readers endless, and those heed no interruption. What counts is the processor's time, for a
 * source may be as slow as it likes.
 */
final class ReadWatch {
  /** For reads of a batch; what a sound file needs for one is a few seconds at the very most. */
  static final ReadWatch BATCHES =
      new ReadWatch(Duration.ofSeconds(Long.getLong("slipher.columnar.batchSeconds", 60)));

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long mostNanos;
  private final Set<Read> reads = ConcurrentHashMap.newKeySet();
  private ScheduledExecutorService clock;

  /** What is watched. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * A watch of its own.
   *
   * @param most processor time of one read
   */
  ReadWatch(Duration most) {
    mostNanos = most.toNanos();
  }

  /**
   * Reads, and comes back.
   *
   * @throws IOException of the read, or because it did not end
   */
  <T> T during(Reading<T> reading) throws IOException {
    start();
    Read read = new Read(Thread.currentThread(), THREADS.getCurrentThreadCpuTime());
    reads.add(read);
    try {
      try {
        return reading.read();
      } finally {
        reads.remove(read);
        read.leave();
      }
    } catch (ThreadDeath end) {
      if (!read.isStopped()) {
        throw end;
      }
      throw new IOException("reading does not come to an end", end);
    }
  }

  private synchronized void start() {
    if (clock == null) {
      clock =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread thread = new Thread(work, "watch over columnar reads");
                thread.setDaemon(true);
                return thread;
              });
      long pause = Math.max(1, mostNanos / 10);
      clock.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
    }
  }

  private void look() {
    for (Read read : reads) {
      read.stopAfter(mostNanos);
    }
  }

  /** One read; its thread takes part in nothing else while it lasts. */
  private static final class Read {
    private final Thread thread;
    private final long cpuNanosBefore;
    private boolean left;
    private boolean stopped;

    private Read(Thread thread, long cpuNanosBefore) {
      this.thread = thread;
      this.cpuNanosBefore = cpuNanosBefore;
    }

    /** Behind this nothing stops the thread any more. */
    synchronized void leave() {
      left = true;
    }

    synchronized boolean isStopped() {
      return stopped;
    }

    /** A loop that asks for nothing can be left in no other way on a JDK 17. */
    @SuppressWarnings({"deprecation", "removal"})
    synchronized void stopAfter(long nanos) {
      long used = THREADS.getThreadCpuTime(thread.getId()) - cpuNanosBefore;
      if (!left && !stopped && used > nanos) {
        stopped = true;
        thread.stop();
      }
    }
  }
}
