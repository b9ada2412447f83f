package dev.slipher.catalog.system;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import java.util.Objects;

/** Records errors of the engine in {@code stl_error} (sys.stl_error.columns). */
public final class EngineErrors {
  private final WarehouseDatabase database;

  public EngineErrors(WarehouseDatabase database) {
    this.database = Objects.requireNonNull(database);
  }

  /**
   * Records the error that ended a statement. The row stays whatever becomes of its transaction.
   *
   * @throws CatalogException 58000 when the database fails; nothing is recorded then
   */
  public void record(StatementRecord statement, EngineError error) {
    database.inTransaction(
        "record an error of the engine",
        connection -> {
          try (LogInsert rows = new LogInsert(connection, LogTables.ERROR)) {
            rows.add(
                statement.userId(),
                error.process(),
                statement.endedMicros(),
                statement.sessionPid(),
                error.code(),
                error.file(),
                error.line(),
                error.cause(),
                error.error());
            rows.flush();
          }
          return null;
        });
  }
}
