package dev.slipher.endpoint;

import static dev.slipher.endpoint.RunningEndpoint.rows;
import static dev.slipher.endpoint.RunningEndpoint.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client reads when a statement fails: message and SQLSTATE, nothing of Java or Spark. */
class StatementErrorTest {
  @RegisterExtension
  static final RunningEndpoint ENDPOINT =
      new RunningEndpoint(Map.of("spark.driver.maxResultSize", "1m"));

  private static final Map<JdbcDriver, Connection> CONNECTIONS = new EnumMap<>(JdbcDriver.class);

  @BeforeAll
  static void connect() throws SQLException {
    for (JdbcDriver driver : JdbcDriver.values()) {
      CONNECTIONS.put(driver, ENDPOINT.connect(driver));
    }
    run(
        CONNECTIONS.get(JdbcDriver.HIVE),
        "create table t (id int not null, name varchar(20))",
        "insert into t values (0, 'x')",
        "create table nums (n int, s varchar(20))",
        "insert into nums values (0, 'abc'), (2147483647, '7')");
  }

  @AfterAll
  static void disconnect() throws SQLException {
    for (Connection connection : CONNECTIONS.values()) {
      connection.close();
    }
  }

  static Stream<Arguments> failures() {
    return Stream.of(
            failure("select * from nosuch", "42P01", "relation \"nosuch\" does not exist"),
            failure(
                "select * from public.nosuch",
                "42P01",
                "relation \"public.nosuch\" does not exist"),
            failure("drop table nosuch", "42P01", "relation \"nosuch\" does not exist"),
            failure("insert into nosuch values (1)", "42P01", "relation \"nosuch\" does not exist"),
            failure("select nope from t", "42703", "column \"nope\" does not exist"),
            failure("select t.nope from t", "42703", "column \"t.nope\" does not exist"),
            failure(
                "selec 1",
                "42601",
                "syntax error at or near \"selec\"\n  Position: line 1, column 1"),
            failure(
                "select id\n  frm t",
                "42601",
                "syntax error at or near \"t\"\n  Position: line 2, column 7"),
            failure("select 1 / n from nums", "22012", "division by zero"),
            failure("select 1 / 0", "22012", "division by zero"),
            failure(
                "select cast(s as int) from nums",
                "22P02",
                "invalid input syntax for integer: \"abc\""),
            failure("select n + 1 from nums", "22003", "integer out of range"),
            failure(
                "select id from t a join t b on true",
                "42702",
                "column reference \"id\" is ambiguous"),
            failure("create table t (id int)", "42P07", "Relation \"t\" already exists"),
            failure("select nofn(1)", "42883", "function nofn does not exist"),
            failure("create schema public", "42P06", "schema \"public\" already exists"),
            failure("use nowhere", "3F000", "schema \"nowhere\" does not exist"),
            failure(
                "select name, id from t group by id",
                "42803",
                "column name must appear in the GROUP BY clause or be used in an aggregate"
                    + " function"),
            failure(
                "select (select n from nums)",
                "21000",
                "more than one row returned by a subquery used as an expression"),
            failure(
                "insert into t values (null, 'y')",
                "23502",
                "Cannot insert a NULL value into column id"),
            failure(
                "select sha2(cast(id as varchar(20)), 256) from range(0, 100000, 1, 1)",
                "54000",
                "the result is too large to send: select fewer rows"))
        .flatMap(
            failure ->
                Stream.of(JdbcDriver.values())
                    .map(
                        driver ->
                            Arguments.of(
                                driver, failure.get()[0], failure.get()[1], failure.get()[2])));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tellsTheClientWhatFailed(JdbcDriver driver, String sql, String sqlState, String message) {
    Connection connection = CONNECTIONS.get(driver);
    SQLException failure = assertThrows(SQLException.class, () -> rows(connection, sql));
    assertEquals(sqlState + " " + message, failure.getSQLState() + " " + failure.getMessage());
    assertNull(failure.getCause());
    assertNull(failure.getNextException());
  }

  private static Arguments failure(String sql, String sqlState, String message) {
    return Arguments.of(sql, sqlState, message);
  }
}
