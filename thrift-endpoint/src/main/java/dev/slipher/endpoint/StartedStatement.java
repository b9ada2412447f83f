package dev.slipher.endpoint;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hive.service.cli.FetchOrientation;
import org.apache.hive.service.cli.FetchType;
import org.apache.hive.service.cli.HiveSQLException;
import org.apache.hive.service.cli.OperationHandle;
import org.apache.hive.service.cli.SessionHandle;
import org.apache.hive.service.rpc.thrift.TRowSet;
import org.apache.spark.sql.hive.thriftserver.SparkSQLCLIService;

/** One statement and the first of its rows, which are read before the client asks for them. */
final class StartedStatement {
  private static final long FIRST_ROWS = 1000;

  private final SessionHandle session;
  private final SparkSQLCLIService service;
  private final OperationHandle handle;
  private CompletableFuture<TRowSet> firstRows;
  private boolean firstRowsTaken;
  private volatile CountDownLatch fetching = new CountDownLatch(0);
  private volatile boolean cancelled;

  StartedStatement(SessionHandle session, SparkSQLCLIService service, OperationHandle handle) {
    this.session = session;
    this.service = service;
    this.handle = handle;
  }

  SessionHandle session() {
    return session;
  }

  void cancel() {
    cancelled = true;
  }

  boolean cancelled() {
    return cancelled;
  }

  /** Whether no fetch is under way, or ends within that time. */
  boolean awaitIdle(long millis) throws InterruptedException {
    return fetching.await(millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Whether the first rows are there, or come within that time. To be asked of a statement that the
   * Thrift Server calls finished.
   *
   * @throws HiveSQLException if reading them failed
   */
  boolean hasFirstRows(long millis) throws HiveSQLException {
    try {
      readFirstRows().get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillRunning) {
      return false;
    } catch (ExecutionException failure) {
      throw ClientErrors.of(failure.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Reads the first rows in this thread. */
  void awaitFirstRows() throws HiveSQLException {
    CompletableFuture<TRowSet> rows = new CompletableFuture<>();
    synchronized (this) {
      firstRows = rows;
    }
    rows.complete(read(FetchOrientation.FETCH_NEXT, FIRST_ROWS));
  }

  /** The next rows; the first ones whatever their number. */
  TRowSet fetch(FetchOrientation orientation, long rows) throws HiveSQLException {
    CompletableFuture<TRowSet> first = null;
    synchronized (this) {
      if (!firstRowsTaken) {
        firstRowsTaken = true;
        first = firstRows;
      }
    }
    if (first == null) {
      return read(orientation, rows);
    }
    try {
      return first.get();
    } catch (ExecutionException failure) {
      throw ClientErrors.of(failure.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw ClientErrors.cancelled();
    }
  }

  private synchronized CompletableFuture<TRowSet> readFirstRows() {
    if (firstRows == null) {
      CompletableFuture<TRowSet> rows = new CompletableFuture<>();
      firstRows = rows;
      service
          .getSessionManager()
          .submitBackgroundOperation(
              () -> {
                try {
                  rows.complete(read(FetchOrientation.FETCH_NEXT, FIRST_ROWS));
                } catch (Throwable failure) {
                  // Whatever it is, the client waits for it.
                  rows.completeExceptionally(failure);
                }
              });
    }
    return firstRows;
  }

  private TRowSet read(FetchOrientation orientation, long rows) throws HiveSQLException {
    CountDownLatch fetch = new CountDownLatch(1);
    fetching = fetch;
    try {
      requireNotCancelled();
      return service.fetchResults(handle, orientation, rows, FetchType.QUERY_OUTPUT);
    } catch (HiveSQLException | RuntimeException failure) {
      requireNotCancelled();
      throw failure;
    } finally {
      fetch.countDown();
    }
  }

  private void requireNotCancelled() throws ClientError {
    if (cancelled) {
      throw ClientErrors.cancelled();
    }
  }
}
