package dev.slipher.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.dialect.TransactionStatement.Begin;
import dev.slipher.dialect.TransactionStatement.Commit;
import dev.slipher.dialect.TransactionStatement.Rollback;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionParserTest {

  @DisplayName("txn.begin-forms txn.isolation-all-serializable")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "begin",
        "BEGIN;",
        "begin work",
        "Begin Transaction",
        "/* a */ begin -- b\n ;",
        "start transaction",
        "begin isolation level serializable",
        "begin work isolation level read committed",
        "begin transaction isolation level read uncommitted read write",
        "start transaction isolation level repeatable read, read write",
        "begin read write"
      })
  void begins(String sql) {
    assertEquals(StatementKind.TRANSACTION, StatementKind.of(sql));
    assertEquals(new Begin(false), TransactionParser.parse(sql));
  }

  @DisplayName("txn.begin-forms")
  @ParameterizedTest
  @ValueSource(
      strings = {"begin read only", "start transaction isolation level serializable, read only"})
  void beginsReadOnly(String sql) {
    assertEquals(new Begin(true), TransactionParser.parse(sql));
  }

  @DisplayName("txn.begin-forms")
  @ParameterizedTest
  @ValueSource(strings = {"commit", "COMMIT WORK;", "commit transaction", "end", "end work"})
  void commits(String sql) {
    assertEquals(StatementKind.TRANSACTION, StatementKind.of(sql));
    assertEquals(new Commit(), TransactionParser.parse(sql));
  }

  @DisplayName("txn.begin-forms")
  @ParameterizedTest
  @ValueSource(strings = {"rollback", "ROLLBACK WORK", "abort", "abort transaction;"})
  void rollsBack(String sql) {
    assertEquals(StatementKind.TRANSACTION, StatementKind.of(sql));
    assertEquals(new Rollback(), TransactionParser.parse(sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "begin nonsense | near \"nonsense\" at line 1, column 7: expected ISOLATION, READ",
        "begin isolation | at end of input at line 1, column 16: expected LEVEL",
        "begin read only, | at end of input at line 1, column 17: expected ISOLATION",
        "start | at end of input at line 1, column 6: expected TRANSACTION",
        "commit now | near \"now\" at line 1, column 8: expected end of statement"
      })
  void tellsWhatIsExpected(String sql, String told) {
    SqlError error = assertThrows(SqlError.class, () -> TransactionParser.parse(sql));
    assertEquals(SqlState.SYNTAX_ERROR, error.state());
    assertEquals(true, error.getMessage().contains(told), error.getMessage());
  }

  @Test
  @DisplayName("txn.savepoint-unsupported")
  void refusesSavepoints() {
    for (String sql : new String[] {"savepoint a", "rollback to savepoint a", "release a"}) {
      SqlError error = assertThrows(SqlError.class, () -> TransactionParser.parse(sql));
      assertEquals(SqlState.FEATURE_NOT_SUPPORTED, error.state(), sql);
    }
  }
}
