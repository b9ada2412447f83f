package dev.slipher.endpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An endpoint for the tests of one class, on a free port over a data directory of its own. */
final class RunningEndpoint implements BeforeAllCallback, AfterAllCallback {
  private final Map<String, String> sparkSettings;
  private Path directory;
  private Endpoint endpoint;

  RunningEndpoint(Map<String, String> sparkSettings) {
    this.sparkSettings = sparkSettings;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    directory = Files.createTempDirectory("endpoint");
    endpoint = Endpoint.start(EndpointSettings.of(directory).withSparkSettings(sparkSettings));
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (endpoint != null) {
      endpoint.close();
    }
    delete(directory);
  }

  Connection connect(JdbcDriver driver) throws SQLException {
    return connect(driver, "", EndpointSettings.SUPERUSER, EndpointSettings.DEFAULT_PASSWORD);
  }

  /** A connection whose URL ends with {@code /database}, or with the endpoint's own ending. */
  Connection connect(JdbcDriver driver, String database, String user, String password)
      throws SQLException {
    String url = endpoint.jdbcUrl();
    if (!database.isEmpty()) {
      url = url.substring(0, url.lastIndexOf('/') + 1) + database;
    }
    return driver.connect(url, user, password);
  }

  static List<String> rows(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i > 1 ? "|" : "").append(result.getString(i));
        }
        rows.add(row.toString());
      }
      return rows;
    }
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static void delete(Path directory) throws Exception {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
