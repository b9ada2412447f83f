package dev.slipher.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.hive.jdbc.HiveStatement;
import org.apache.kyuubi.jdbc.hive.KyuubiStatement;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements that a client starts without waiting for their end. */
class AsynchronousTest {
  @RegisterExtension static final RunningEndpoint ENDPOINT = new RunningEndpoint(Map.of());

  @Timeout(120)
  @ParameterizedTest
  @EnumSource
  void queriesGiveTheirRows(JdbcDriver driver) throws SQLException {
    try (Connection connection = ENDPOINT.connect(driver);
        Statement statement = connection.createStatement()) {
      assertTrue(start(statement, "select id from range(3) order by id desc"));
      ResultSet rows = statement.getResultSet();
      for (int id = 2; id >= 0; id--) {
        assertTrue(rows.next());
        assertEquals(id, rows.getInt(1));
      }
      assertFalse(rows.next());
    }
  }

  @Timeout(120)
  @ParameterizedTest
  @EnumSource
  void failuresComeWithTheResult(JdbcDriver driver) throws SQLException {
    try (Connection connection = ENDPOINT.connect(driver);
        Statement statement = connection.createStatement()) {
      SQLException failure =
          assertThrows(
              SQLException.class,
              () -> {
                start(statement, "select * from no_such_table");
                statement.getResultSet().next();
              });
      assertEquals("relation \"no_such_table\" does not exist", failure.getMessage());
      assertEquals("42P01", failure.getSQLState());
    }
  }

  private static boolean start(Statement statement, String sql) throws SQLException {
    return statement instanceof HiveStatement hive
        ? hive.executeAsync(sql)
        : ((KyuubiStatement) statement).executeAsync(sql);
  }
}
