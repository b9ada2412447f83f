package dev.slipher.endpoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that statements run in. A cancelled {@link Future} counts as done while its thread
 * still cleans up; this pool knows when the thread itself is through.
 */
final class StatementThreads extends ThreadPoolExecutor {
  private static final long IDLE_SECONDS = 10;

  private final Map<Runnable, CountDownLatch> running = new ConcurrentHashMap<>();

  StatementThreads(int threads) {
    super(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    allowCoreThreadTimeOut(true);
    setThreadFactory(
        work -> {
          Thread thread = new Thread(work, "statement");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Whether the statement's thread is through, or gets there within that time. */
  boolean awaitEnd(Future<?> statement, long millis) throws InterruptedException {
    CountDownLatch end = running.get(statement);
    return end == null || end.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable statement) {
    running.put(statement, new CountDownLatch(1));
  }

  @Override
  protected void afterExecute(Runnable statement, Throwable failure) {
    running.remove(statement).countDown();
  }
}
