package dev.slipher.endpoint;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.hive.service.cli.FetchOrientation;
import org.apache.hive.service.cli.FetchType;
import org.apache.hive.service.cli.HiveSQLException;
import org.apache.hive.service.cli.OperationHandle;
import org.apache.hive.service.cli.OperationState;
import org.apache.hive.service.cli.OperationStatus;
import org.apache.hive.service.cli.RowSetFactory;
import org.apache.hive.service.cli.SessionHandle;
import org.apache.hive.service.cli.TableSchema;
import org.apache.hive.service.rpc.thrift.TRowSet;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.hive.thriftserver.SparkSQLCLIService;

/**
 * Statements from their start to their last row. With incremental collect the Thrift Server calls a
 * query finished before its tasks run, and a driver that waits for rows cannot send a cancel over
 * its one connection. So here a query runs until its first rows are there: its errors come from the
 * statement itself, and it can be cancelled.
 */
final class RunningStatements {
  /** Short, because a driver that asks for the state cannot cancel until it is answered. */
  static final long POLL_MILLIS = 200;

  private static final long CANCEL_AGAIN_MILLIS = 100;
  private static final int MOST_CANCELS = 300;

  private final SparkContext spark;
  private final SparkSQLCLIService service;
  private final StatementThreads threads;
  private final Map<OperationHandle, StartedStatement> statements = new ConcurrentHashMap<>();

  RunningStatements(SparkContext spark, SparkSQLCLIService service, StatementThreads threads) {
    this.spark = spark;
    this.service = service;
    this.threads = threads;
  }

  /** Remembers a statement that runs in the background. */
  OperationHandle started(SessionHandle session, OperationHandle handle) {
    statements.put(handle, new StartedStatement(session, service, handle));
    return handle;
  }

  /** Remembers a statement and waits for its first rows. */
  OperationHandle ended(SessionHandle session, OperationHandle handle) throws HiveSQLException {
    StartedStatement statement = new StartedStatement(session, service, handle);
    statements.put(handle, statement);
    statement.awaitFirstRows();
    return handle;
  }

  /** How far the statement is; waits a moment for it to end. */
  OperationStatus status(OperationHandle handle) throws HiveSQLException {
    StartedStatement statement = statements.get(handle);
    if (statement != null && statement.cancelled()) {
      return new OperationStatus(OperationState.ERROR, ClientErrors.cancelled());
    }
    OperationStatus status = service.getOperationStatus(handle);
    if (status.getState() == OperationState.ERROR && status.getOperationException() == null) {
      // The state is set a moment before the error; the end of the thread comes after both.
      await(handle);
      return service.getOperationStatus(handle);
    }
    if (status.getState() != OperationState.FINISHED || statement == null) {
      return status;
    }
    try {
      return statement.hasFirstRows(POLL_MILLIS)
          ? status
          : new OperationStatus(OperationState.RUNNING, null);
    } catch (HiveSQLException failure) {
      return new OperationStatus(OperationState.ERROR, failure);
    }
  }

  /** The next rows. */
  TRowSet fetch(OperationHandle handle, FetchOrientation orientation, long rows, FetchType type)
      throws HiveSQLException {
    if (type == FetchType.LOG) {
      return RowSetFactory.create(new TableSchema(), handle.getProtocolVersion(), false)
          .toTRowSet();
    }
    StartedStatement statement = statements.get(handle);
    return statement == null
        ? service.fetchResults(handle, orientation, rows, type)
        : statement.fetch(orientation, rows);
  }

  /** Stops the statement's thread and tasks; returns when both are through. */
  void cancel(OperationHandle handle) throws HiveSQLException {
    StartedStatement statement = statements.get(handle);
    if (statement == null) {
      service.cancelOperation(handle);
      return;
    }
    Future<?> thread = thread(handle);
    statement.cancel();
    service.cancelOperation(handle);
    String jobGroup = handle.getHandleIdentifier().getPublicId().toString();
    try {
      // Again until it ends: a job may be submitted after the first cancel.
      for (int i = 0; i < MOST_CANCELS; i++) {
        spark.cancelJobGroup(jobGroup);
        if (statement.awaitIdle(CANCEL_AGAIN_MILLIS)
            && (thread == null || threads.awaitEnd(thread, CANCEL_AGAIN_MILLIS))) {
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
    for (Map.Entry<OperationHandle, StartedStatement> entry : statements.entrySet()) {
      if (entry.getValue().session().equals(session)) {
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
    for (Map.Entry<OperationHandle, StartedStatement> entry : statements.entrySet()) {
      if (entry.getValue().session().equals(session)) {
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
    Future<?> thread = thread(handle);
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

  /** Null for a statement that runs in its client's thread. */
  private Future<?> thread(OperationHandle handle) throws HiveSQLException {
    return service
        .getSessionManager()
        .getOperationManager()
        .getOperation(handle)
        .getBackgroundHandle();
  }
}
