package dev.slipher.endpoint;

import static dev.slipher.endpoint.RunningEndpoint.rows;
import static dev.slipher.endpoint.RunningEndpoint.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockFailureTest {
  @RegisterExtension static final RunningEndpoint ENDPOINT = new RunningEndpoint(Map.of());

  /** Failures of the parser, of the analysis and of a task. */
  private static final List<String> FAILING =
      List.of(
          "selct 1",
          "select no_such_column from range(3)",
          "select * from no_such_table",
          "select raise_error('no') from range(3)");

  @ParameterizedTest
  @EnumSource
  @DisplayName("atom.failure-aborts-transaction: wherever a statement fails")
  void aFailureAbortsTheBlock(JdbcDriver driver) throws Exception {
    try (Connection connection = ENDPOINT.connect(driver)) {
      for (String failing : FAILING) {
        run(connection, "begin");
        assertThrows(SQLException.class, () -> rows(connection, failing), failing);
        SQLException error =
            assertThrows(SQLException.class, () -> rows(connection, "select 1"), failing);
        assertEquals("25P02", error.getSQLState(), failing);
        run(connection, "rollback");
        assertEquals(List.of("1"), rows(connection, "select 1"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFailureOfOneSessionIsNotTheOthers(JdbcDriver driver) throws Exception {
    try (Connection one = ENDPOINT.connect(driver);
        Connection two = ENDPOINT.connect(driver)) {
      run(one, "begin");
      run(two, "begin");
      assertThrows(SQLException.class, () -> rows(two, "select * from no_such_table"));
      assertEquals(List.of("1"), rows(one, "select 1"));
      run(one, "commit");
    }
  }
}
