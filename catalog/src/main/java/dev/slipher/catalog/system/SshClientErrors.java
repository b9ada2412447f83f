package dev.slipher.catalog.system;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import java.util.List;
import java.util.Objects;

/** Records what the SSH client met in {@code stl_sshclient_error} (ssh.errors-table). */
public final class SshClientErrors {
  private final WarehouseDatabase database;

  public SshClientErrors(WarehouseDatabase database) {
    this.database = Objects.requireNonNull(database);
  }

  /**
   * Records the failures of one load. The rows stay whatever becomes of it.
   *
   * @param statement the load
   * @throws CatalogException 58000 when the database fails; nothing is recorded then
   */
  public void record(StatementRecord statement, List<SshFailure> failures) {
    if (failures.isEmpty()) {
      return;
    }
    database.inTransaction(
        "record errors of the SSH client",
        connection -> {
          try (LogInsert rows = new LogInsert(connection, LogTables.SSH_CLIENT_ERROR)) {
            for (SshFailure failure : failures) {
              rows.add(
                  statement.userId(),
                  statement.queryId(),
                  failure.slice(),
                  failure.recordedMicros(),
                  statement.sessionPid(),
                  failure.username(),
                  failure.endpoint(),
                  failure.command(),
                  failure.error());
            }
            rows.flush();
          }
          return null;
        });
  }
}
