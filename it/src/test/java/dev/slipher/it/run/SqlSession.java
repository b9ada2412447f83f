package dev.slipher.it.run;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One connection, with a thread of its own so that a case can go on while it works. */
final class SqlSession implements AutoCloseable {
  /** Longer than any honest step takes; a step past it hangs. */
  private static final long PATIENCE_SECONDS = 180;

  private static final long MOMENT_SECONDS = 2;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "case session");
            thread.setDaemon(true);
            return thread;
          });
  private final Connection connection;
  private volatile Statement running;
  private Future<?> started;

  SqlSession(Connection connection) {
    this.connection = connection;
  }

  /** Runs a statement and reads all that it answers. */
  Answer run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      running = statement;
      if (!statement.execute(sql)) {
        return Answer.NONE;
      }
      try (ResultSet result = statement.getResultSet()) {
        return Answer.of(result);
      }
    } finally {
      running = null;
    }
  }

  /** Starts work on the session's thread. */
  void start(Runnable work) {
    if (started != null) {
      throw new AssertionError("the session has a step that was started and not awaited");
    }
    started = thread.submit(work);
  }

  /** Waits for the started work and rethrows its failure. */
  void await() {
    Future<?> work = started;
    if (work == null) {
      throw new AssertionError("no step was started in this session");
    }
    started = null;
    try {
      work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      if (e.getCause() instanceof IllegalArgumentException wrongCase) {
        throw wrongCase;
      }
      throw new AssertionError(e.getCause().toString(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Whether the started work is still going on after a moment in which it could have ended. */
  boolean staysBusy() {
    if (started == null) {
      return false;
    }
    try {
      started.get(MOMENT_SECONDS, TimeUnit.SECONDS);
      return false;
    } catch (ExecutionException e) {
      return false;
    } catch (TimeoutException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void cancel() throws SQLException {
    Statement statement = running;
    if (statement == null) {
      throw new AssertionError("the session runs no statement to cancel");
    }
    statement.cancel();
  }

  /** Cuts the connection without a word to the endpoint, as the end of a client's process does. */
  void drop() {
    try {
      // JDBC has no such call: a driver's close tells the endpoint that the session ends.
      Field transport = connection.getClass().getDeclaredField("transport");
      transport.setAccessible(true);
      ((Closeable) transport.get(connection)).close();
    } catch (ReflectiveOperationException | IOException e) {
      throw new AssertionError("the connection cannot be cut: " + e, e);
    }
    thread.shutdown();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      connection.close();
    } catch (SQLException e) {
      // The endpoint may be gone already: a case that kills it ends this way.
      return;
    }
  }
}
