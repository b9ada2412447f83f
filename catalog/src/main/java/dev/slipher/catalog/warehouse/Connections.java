package dev.slipher.catalog.warehouse;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.CatalogException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs transactions on threads of its own, because an interrupt closes the files of an embedded
 * database under everybody's feet, and Spark interrupts the threads of a cancelled statement, which
 * still has to be recorded.
 */
final class Connections implements AutoCloseable {
  private static final int WORKERS = 6;
  private static final int SECONDS_TO_VALIDATE = 5;

  private final WarehouseSettings settings;
  private final ExecutorService workers;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  Connections(WarehouseSettings settings) {
    this.settings = settings;
    this.workers =
        Executors.newFixedThreadPool(
            WORKERS,
            work -> {
              Thread thread = new Thread(work, "slipher-warehouse-database");
              thread.setDaemon(true);
              return thread;
            });
  }

  <T> T inTransaction(String doing, SqlWork<T> work) {
    Future<T> future = submit(doing, work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof CatalogException ours) {
            throw ours;
          }
          throw CatalogErrors.warehouseDatabaseFailed(doing, e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> Future<T> submit(String doing, SqlWork<T> work) {
    try {
      return workers.submit(() -> transact(work));
    } catch (RejectedExecutionException e) {
      throw CatalogErrors.warehouseDatabaseFailed(doing, new IllegalStateException("closed", e));
    }
  }

  private <T> T transact(SqlWork<T> work) throws SQLException {
    Connection connection = borrow();
    boolean done = false;
    try {
      T result = work.run(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (done) {
        idle.push(connection);
        if (workers.isShutdown()) {
          discardIdle();
        }
      } else {
        discard(connection);
      }
    }
  }

  private Connection borrow() throws SQLException {
    Connection connection;
    while ((connection = idle.poll()) != null) {
      // the process that served the database may have ended since
      if (connection.isValid(SECONDS_TO_VALIDATE)) {
        connection.rollback();
        return connection;
      }
      discard(connection);
    }
    Connection fresh =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    fresh.setAutoCommit(false);
    return fresh;
  }

  private static void discard(Connection connection) {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is given up because it failed; that it cannot say goodbye adds nothing.
    }
  }

  @Override
  public void close() {
    workers.shutdown();
    discardIdle();
  }

  private void discardIdle() {
    Connection connection;
    while ((connection = idle.poll()) != null) {
      discard(connection);
    }
  }
}
