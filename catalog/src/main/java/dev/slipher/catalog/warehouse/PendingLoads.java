package dev.slipher.catalog.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The loads that are writing files, of all processes: what a process that was killed left behind
 * can be found and removed by the next.
 */
public final class PendingLoads {
  private final Connections connections;
  private final Sessions sessions;

  /**
   * A load that writes.
   *
   * @param folder the table's folder
   * @param mark what all its files have in their names
   */
  public record PendingLoad(int queryId, String folder, String mark) {}

  PendingLoads(Connections connections, Sessions sessions) {
    this.connections = connections;
    this.sessions = sessions;
  }

  /** The load is about to write. */
  public void begin(PendingLoad load) {
    connections.inTransaction(
        "begin a load",
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "insert into \"slipher_load\" (\"query\", \"process\", \"folder\", \"mark\")"
                      + " values (?, ?, ?, ?)")) {
            insert.setInt(1, load.queryId());
            insert.setString(2, sessions.process());
            insert.setString(3, load.folder());
            insert.setString(4, load.mark());
            return insert.executeUpdate();
          }
        });
  }

  /** The load has committed its files, or removed them. */
  public void end(int queryId) {
    connections.inTransaction("end a load", connection -> delete(connection, queryId));
  }

  /** The loads whose process is gone. */
  public List<PendingLoad> abandoned() {
    return connections.inTransaction(
        "list abandoned loads",
        connection -> {
          List<PendingLoad> loads = new ArrayList<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "select \"query\", \"folder\", \"mark\" from \"slipher_load\" where"
                          + " \"process\" not in (select \"id\" from \"slipher_process\")"
                          + " order by \"query\"");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              loads.add(new PendingLoad(rows.getInt(1), rows.getString(2), rows.getString(3)));
            }
          }
          return loads;
        });
  }

  private static int delete(Connection connection, int queryId) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from \"slipher_load\" where \"query\" = ?")) {
      delete.setInt(1, queryId);
      return delete.executeUpdate();
    }
  }
}
