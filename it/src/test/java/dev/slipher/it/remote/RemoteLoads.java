package dev.slipher.it.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.it.script.Driver;
import dev.slipher.it.world.SharedWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** An endpoint with all of the sandbox, the loads that run there, and what they leave behind. */
final class RemoteLoads implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final SharedWorld world;

  private RemoteLoads(SharedWorld world) {
    this.world = world;
  }

  static RemoteLoads start() {
    try {
      Path worlds = Files.createDirectories(Path.of("target", "worlds"));
      return new RemoteLoads(SharedWorld.start(Files.createTempDirectory(worlds, "remote")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SharedWorld world() {
    return world;
  }

  Connection connect(Driver driver) throws SQLException {
    return world.connect(driver, "awsuser", "awsuser");
  }

  /** A name that nothing else has. */
  static String name(String what) {
    return what + NUMBERS.incrementAndGet();
  }

  /** A table of a column {@code a int} with one row, of 7. */
  static String table(Connection connection) throws SQLException {
    String table = name("remote");
    run(connection, "create table " + table + " (a int)");
    run(connection, "insert into " + table + " values (7)");
    return table;
  }

  /** What a statement answers, each row in one text. */
  static List<String> run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return run(statement, sql);
    }
  }

  private static List<String> run(Statement statement, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    if (statement.execute(sql)) {
      try (ResultSet result = statement.getResultSet()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int column = 1; column <= columns; column++) {
            row.add(String.valueOf(result.getString(column)));
          }
          rows.add(String.join(" | ", row));
        }
      }
    }
    return rows;
  }

  /** How a statement that runs meanwhile is to be ended. */
  interface End {
    void of(Statement statement) throws Exception;
  }

  /** The error of a statement that is ended while it runs. */
  static SQLException ended(Connection connection, String sql, int timeoutSeconds, End end)
      throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(timeoutSeconds);
      FutureTask<List<String>> load = new FutureTask<>(() -> run(statement, sql));
      new Thread(load, "client").start();
      end.of(statement);
      return (SQLException) assertThrows(ExecutionException.class, load::get).getCause();
    }
  }

  /** The error of a statement that fails by itself. */
  static SQLException failure(Connection connection, String sql) {
    return assertThrows(SQLException.class, () -> run(connection, sql));
  }

  /** A load into the table has ended without a trace: no row, no file, nothing that still runs. */
  static void assertNothingLeft(Connection connection, String table) throws Exception {
    // Who runs out of time is told so while the load still ends.
    String running =
        "select count(*) from sys_load_history where status = 'running' and table_name = '"
            + table
            + "'";
    while (!run(connection, running).equals(List.of("0"))) {
      Thread.onSpinWait();
    }
    SparkContext spark = SparkSession.getDefaultSession().get().sparkContext();
    spark.listenerBus().waitUntilEmpty();
    assertEquals(0, spark.statusTracker().getActiveJobIds().length);
    assertEquals(0, spark.statusTracker().getActiveStageIds().length);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      // JSch's reader of a connection, and those that end connections.
      if (thread.getName().endsWith(" session") || thread.getName().equals("slipher-ssh-stop")) {
        thread.join(20_000);
        assertFalse(thread.isAlive(), thread.getName());
      }
    }
    assertEquals(List.of("7"), run(connection, "select a from " + table));
    assertEquals(1, files(connection, table));
    assertEquals(
        List.of(),
        run(
            connection,
            "select s.slice from stv_load_state s join sys_load_history h on h.query_id = s.query"
                + " where h.table_name = '"
                + table
                + "'"));
  }

  private static long files(Connection connection, String table) throws Exception {
    String location = "";
    try (Statement statement = connection.createStatement();
        ResultSet detail = statement.executeQuery("describe detail " + table)) {
      detail.next();
      location = detail.getString("location");
    }
    try (Stream<Path> files = Files.list(Path.of(URI.create(location)))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  @Override
  public void close() {
    world.close();
  }
}
