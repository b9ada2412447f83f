package dev.slipher.sandbox.quickstart;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session with the warehouse, and the script of all that was said in it. */
final class Warehouse implements AutoCloseable {
  private final Connection connection;
  private final List<String> said = new ArrayList<>();

  private Warehouse(Connection connection) {
    this.connection = connection;
  }

  static Warehouse connect(String url, String user, String password) throws SQLException {
    return new Warehouse(DriverManager.getConnection(url, user, password));
  }

  /**
   * What a statement answered.
   *
   * @param table its rows; without columns when it has none to give
   * @param took from sending it to having all rows
   */
  record Answer(TextTable table, Duration took) {
    /** The answer's one value, as for {@code select count(*)}. */
    String value() {
      return table.rows().get(0).get(0);
    }
  }

  /**
   * Says a statement and takes in the answer.
   *
   * @param sql one statement; a semicolon at its end is for the reader
   * @throws SQLException as the warehouse gives it
   */
  Answer say(String sql) throws SQLException {
    String text = sql.strip();
    said.add(text.endsWith(";") ? text : text + ";");
    long start = System.nanoTime();
    try (Statement statement = connection.createStatement()) {
      String bare = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
      TextTable table =
          statement.execute(bare)
              ? read(statement.getResultSet())
              : new TextTable(List.of(), List.of());
      return new Answer(table, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /**
   * Says a statement that should be refused.
   *
   * @return the warehouse's words; empty when it did not refuse
   */
  Optional<String> sayInVain(String sql) {
    int before = said.size();
    try {
      say(sql);
      return Optional.empty();
    } catch (SQLException e) {
      // A script that is run again must not stop here.
      said.set(before, "-- Refused, as it should be:\n-- " + said.get(before));
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Everything said so far, as a script that can be run again. */
  String script() {
    return String.join("\n\n", said) + "\n";
  }

  private static TextTable read(ResultSet rows) throws SQLException {
    ResultSetMetaData about = rows.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.add(about.getColumnLabel(i));
    }
    List<List<String>> cells = new ArrayList<>();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(rows.getString(i));
      }
      cells.add(row);
    }
    return new TextTable(columns, cells);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
