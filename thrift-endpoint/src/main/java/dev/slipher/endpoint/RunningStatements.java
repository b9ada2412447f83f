package dev.slipher.endpoint;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hive.service.cli.FetchOrientation;
import org.apache.hive.service.cli.FetchType;
import org.apache.hive.service.cli.HiveSQLException;
import org.apache.hive.service.cli.OperationHandle;
import org.apache.hive.service.cli.OperationState;
import org.apache.hive.service.cli.OperationStatus;
import org.apache.hive.service.cli.RowSetFactory;
import org.apache.hive.service.cli.SessionHandle;
import org.apache.hive.service.cli.TableSchema;
import org.apache.hive.service.cli.operation.Operation;
import org.apache.hive.service.rpc.thrift.TRowSet;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.hive.thriftserver.SparkSQLCLIService;

/**
 * Statements from their start to their last row. With incremental collect a query counts as
 * finished before its tasks run, so the Thrift Server by itself would not cancel it.
 */
final class RunningStatements {
  private static final long CANCEL_AGAIN_MILLIS = 100;
  private static final int MOST_CANCELS = 300;

  private final SparkContext spark;
  private final SparkSQLCLIService service;
  private final Map<OperationHandle, Statement> statements = new ConcurrentHashMap<>();

  RunningStatements(SparkContext spark, SparkSQLCLIService service) {
    this.spark = spark;
    this.service = service;
  }

  private static final class Statement {
    final SessionHandle session;
    volatile CountDownLatch fetch = new CountDownLatch(0);
    volatile boolean cancelled;

    Statement(SessionHandle session) {
      this.session = session;
    }
  }

  /** Remembers a statement of the session; returns its handle. */
  OperationHandle started(SessionHandle session, OperationHandle handle) {
    statements.put(handle, new Statement(session));
    return handle;
  }

  OperationStatus status(OperationHandle handle) throws HiveSQLException {
    OperationStatus status = service.getOperationStatus(handle);
    if (status.getState() == OperationState.ERROR && status.getOperationException() == null) {
      // The state is set a moment before the error; the end of the thread comes after both.
      await(handle);
      return service.getOperationStatus(handle);
    }
    return status;
  }

  /** The next rows. Tasks of a query run here. */
  TRowSet fetch(OperationHandle handle, FetchOrientation orientation, long rows, FetchType type)
      throws HiveSQLException {
    if (type == FetchType.LOG) {
      return RowSetFactory.create(new TableSchema(), handle.getProtocolVersion(), false)
          .toTRowSet();
    }
    Statement statement = statements.get(handle);
    if (statement == null) {
      return service.fetchResults(handle, orientation, rows, type);
    }
    CountDownLatch fetch = new CountDownLatch(1);
    statement.fetch = fetch;
    try {
      requireNotCancelled(statement);
      return service.fetchResults(handle, orientation, rows, type);
    } catch (HiveSQLException | RuntimeException failure) {
      requireNotCancelled(statement);
      throw failure;
    } finally {
      fetch.countDown();
    }
  }

  /** Stops the statement's thread and tasks; returns when no rows are on their way. */
  void cancel(OperationHandle handle) throws HiveSQLException {
    Statement statement = statements.get(handle);
    if (statement == null) {
      service.cancelOperation(handle);
      return;
    }
    statement.cancelled = true;
    service.cancelOperation(handle);
    String jobGroup = handle.getHandleIdentifier().getPublicId().toString();
    try {
      // Again until it ends: a fetch may submit its job after the first cancel.
      for (int i = 0; i < MOST_CANCELS; i++) {
        spark.cancelJobGroup(jobGroup);
        if (statement.fetch.await(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  void close(OperationHandle handle) throws HiveSQLException {
    statements.remove(handle);
    service.closeOperation(handle);
  }

  /** Cancels all statements of the session. */
  void cancelAll(SessionHandle session) {
    for (Map.Entry<OperationHandle, Statement> entry : statements.entrySet()) {
      if (entry.getValue().session.equals(session)) {
        try {
          cancel(entry.getKey());
        } catch (HiveSQLException alreadyClosed) {
          statements.remove(entry.getKey());
        }
      }
    }
  }

  /** Waits until the session's statements that change something have ended, and forgets them. */
  void finish(SessionHandle session) {
    for (Map.Entry<OperationHandle, Statement> entry : statements.entrySet()) {
      if (entry.getValue().session.equals(session)) {
        try {
          await(entry.getKey());
        } catch (HiveSQLException alreadyClosed) {
          // There is nothing left to wait for.
        }
        statements.remove(entry.getKey());
      }
    }
  }

  private void await(OperationHandle handle) throws HiveSQLException {
    Operation operation = service.getSessionManager().getOperationManager().getOperation(handle);
    Future<?> thread = operation.getBackgroundHandle();
    if (thread == null) {
      return;
    }
    try {
      thread.get();
    } catch (CancellationException | ExecutionException ended) {
      // How it ended is in the operation's status.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static void requireNotCancelled(Statement statement) throws ClientError {
    if (statement.cancelled) {
      throw ClientErrors.cancelled();
    }
  }
}
