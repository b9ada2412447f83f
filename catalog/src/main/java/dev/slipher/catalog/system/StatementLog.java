package dev.slipher.catalog.system;

import dev.slipher.catalog.Bytes;
import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Records statements: in {@code stl_query} and {@code stl_querytext}, {@code stl_ddltext} or {@code
 * stl_utilitytext}, by their kind, and all of them in {@code sys_query_history}.
 */
public final class StatementLog {
  private static final int TEXT_BYTES = 200;

  /** Beyond this a statement's text is not kept; an INSERT may have 16 MB. */
  private static final int MOST_TEXT_BYTES = 65535;

  private final WarehouseDatabase database;

  public StatementLog(WarehouseDatabase database) {
    this.database = Objects.requireNonNull(database);
  }

  /**
   * Records the statement in one transaction. To be called when it ends, and before that with
   * {@link StatementStatus#RUNNING} if it is to be seen running.
   *
   * @throws CatalogException 58000 when the database fails
   */
  public void record(StatementRecord statement) {
    database.inTransaction(
        "record a statement",
        connection -> {
          write(connection, statement);
          return null;
        });
  }

  static void write(Connection connection, StatementRecord statement) throws SQLException {
    writeHistory(connection, statement);
    if (statement.status() == StatementStatus.RUNNING) {
      return;
    }
    switch (statement.kind().log()) {
      case QUERY -> writeQuery(connection, statement);
      case DDL -> writeText(connection, LogTables.DDL_TEXT, statement, statement.text());
      case UTILITY -> writeText(connection, LogTables.UTILITY_TEXT, statement, statement.text());
    }
  }

  /** Notes that the statement's transaction committed by itself, as a client's COMMIT would. */
  static void writeCommit(Connection connection, StatementRecord statement) throws SQLException {
    writeText(connection, LogTables.UTILITY_TEXT, statement, "COMMIT");
  }

  private static void writeHistory(Connection connection, StatementRecord statement)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from \"sys_query_history\" where \"query_id\" = ? and \"status\" ="
                + " 'running'")) {
      delete.setInt(1, statement.queryId());
      delete.executeUpdate();
    }
    boolean running = statement.status() == StatementStatus.RUNNING;
    long elapsed = running ? 0 : statement.endedMicros() - statement.startedMicros();
    try (LogInsert rows = new LogInsert(connection, LogTables.QUERY_HISTORY)) {
      rows.add(
          statement.userId(),
          (long) statement.queryId(),
          label(statement),
          statement.transactionId(),
          statement.sessionPid(),
          statement.database(),
          statement.kind().name(),
          statement.status().word(),
          false,
          statement.startedMicros(),
          running ? null : statement.endedMicros(),
          elapsed,
          0L,
          elapsed,
          statement.errorMessage().orElse(null),
          statement.returnedRows(),
          null,
          escaped(statement.text()));
      rows.flush();
    }
  }

  private static void writeQuery(Connection connection, StatementRecord statement)
      throws SQLException {
    try (LogInsert rows = new LogInsert(connection, LogTables.QUERY)) {
      rows.add(
          statement.userId(),
          statement.queryId(),
          label(statement),
          statement.transactionId(),
          statement.sessionPid(),
          statement.database(),
          statement.text(),
          statement.startedMicros(),
          statement.endedMicros(),
          statement.status().aborted(),
          0,
          0);
      rows.flush();
    }
    try (LogInsert rows = new LogInsert(connection, LogTables.QUERY_TEXT)) {
      String text = kept(statement.text());
      int sequence = 0;
      for (int start = 0, end; start < text.length(); start = end) {
        end = Bytes.end(text, start, TEXT_BYTES);
        rows.add(
            statement.userId(),
            statement.transactionId(),
            statement.sessionPid(),
            statement.queryId(),
            sequence++,
            text.substring(start, end));
      }
      rows.flush();
    }
  }

  private static void writeText(
      Connection connection, LogTable table, StatementRecord statement, String wholeText)
      throws SQLException {
    try (LogInsert rows = new LogInsert(connection, table)) {
      String text = kept(wholeText);
      int sequence = 0;
      for (int start = 0, end; start < text.length(); start = end) {
        end = Bytes.end(text, start, TEXT_BYTES);
        rows.add(
            statement.userId(),
            statement.transactionId(),
            statement.sessionPid(),
            statement.label(),
            statement.startedMicros(),
            statement.endedMicros(),
            sequence++,
            text.substring(start, end));
      }
      rows.flush();
    }
  }

  /** Without a query_group the label is {@code default} (sv.stl_query). */
  private static String label(StatementRecord statement) {
    return statement.label().isEmpty() ? "default" : statement.label();
  }

  private static String kept(String text) {
    return Bytes.cut(escaped(text), MOST_TEXT_BYTES);
  }

  /** Line ends and backslashes are shown escaped (guide page r_STL_QUERYTEXT). */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
  }
}
