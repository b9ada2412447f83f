package dev.slipher.endpoint;

import static dev.slipher.endpoint.RunningEndpoint.rows;
import static dev.slipher.endpoint.RunningEndpoint.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionTest {
  @RegisterExtension static final RunningEndpoint ENDPOINT = new RunningEndpoint(Map.of());

  @ParameterizedTest
  @EnumSource
  void createsFillsAndReadsATable(JdbcDriver driver) throws SQLException {
    String table = "events_" + driver.ordinal();
    try (Connection connection = ENDPOINT.connect(driver)) {
      run(
          connection,
          "create table " + table + " (id int, name varchar(20), price decimal(10,2))",
          "insert into " + table + " values (1, 'a', 1.50), (2, null, -0.01)");
      assertEquals(
          List.of("1|a|1.50", "2|null|-0.01"),
          rows(connection, "select * from public." + table + " order by id"));
      run(connection, "delete from " + table + " where id = 1");
      assertEquals(List.of("1"), rows(connection, "select count(*) from " + table));
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsTables(JdbcDriver driver) throws SQLException {
    String table = "listed" + driver.ordinal();
    try (Connection connection = ENDPOINT.connect(driver)) {
      run(connection, "create table " + table + " (id int, at timestamp)");
      List<String> found = new ArrayList<>();
      try (ResultSet tables = connection.getMetaData().getTables(null, "public", "listed%", null)) {
        while (tables.next()) {
          found.add(tables.getString("TABLE_SCHEM") + "." + tables.getString("TABLE_NAME"));
        }
      }
      assertTrue(found.contains("public." + table), found.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesAWrongPassword(JdbcDriver driver) {
    SQLException refusal =
        assertThrows(SQLException.class, () -> ENDPOINT.connect(driver, "", "awsuser", "wrong"));
    assertTrue(
        refusal.getMessage().contains("password authentication failed for user \"awsuser\""),
        refusal.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void refusesAnUnknownUserInTheSameWords(JdbcDriver driver) {
    SQLException refusal =
        assertThrows(SQLException.class, () -> ENDPOINT.connect(driver, "", "nobody", "awsuser"));
    assertTrue(
        refusal.getMessage().contains("password authentication failed for user \"nobody\""),
        refusal.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void beginsInTheSchemaPublicAsTheUserWhoConnected(JdbcDriver driver) throws SQLException {
    for (String database : List.of("dev", "default", "public")) {
      try (Connection connection = ENDPOINT.connect(driver, database, "awsuser", "awsuser")) {
        assertEquals(
            List.of("public|awsuser"), rows(connection, "select current_schema(), current_user()"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesADatabaseThatDoesNotExist(JdbcDriver driver) {
    SQLException refusal =
        assertThrows(
            SQLException.class, () -> ENDPOINT.connect(driver, "prod", "awsuser", "awsuser"));
    assertTrue(
        refusal.getMessage().contains("database \"prod\" does not exist"), refusal.getMessage());
  }

  @Test
  void keepsSessionsApartAndTablesShared() throws SQLException {
    try (Connection first = ENDPOINT.connect(JdbcDriver.HIVE);
        Connection second = ENDPOINT.connect(JdbcDriver.KYUUBI)) {
      run(first, "create temporary view mine as select 7 as n", "create table ours (n int)");
      run(second, "insert into ours values (5)");
      assertEquals(List.of("7"), rows(first, "select n from mine"));
      assertEquals(List.of("5"), rows(first, "select n from ours"));
      assertEquals(
          "relation \"mine\" does not exist",
          assertThrows(SQLException.class, () -> rows(second, "select n from mine")).getMessage());
    }
  }

  @Test
  void givesEachSessionItsNumber() throws SQLException {
    try (Connection first = ENDPOINT.connect(JdbcDriver.HIVE);
        Connection second = ENDPOINT.connect(JdbcDriver.HIVE)) {
      assertNotEquals(
          rows(first, "select pg_backend_pid()"), rows(second, "select pg_backend_pid()"));
    }
  }

  @Test
  void readsNamesInDoubleQuotesAndPasswordsInUtf8() throws SQLException {
    try (Connection connection = ENDPOINT.connect(JdbcDriver.HIVE)) {
      assertEquals(List.of("1"), rows(connection, "select \"n\" from (select 1 as n)"));
    }
    SQLException refusal =
        assertThrows(
            SQLException.class, () -> ENDPOINT.connect(JdbcDriver.HIVE, "", "Zoë", "awsuser"));
    assertTrue(refusal.getMessage().contains("user \"Zoë\""), refusal.getMessage());
  }
}
