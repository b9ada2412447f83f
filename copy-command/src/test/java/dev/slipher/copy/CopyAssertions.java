package dev.slipher.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.dialect.SqlError;
import java.util.List;

/** Reads statements for tests; no statement gets through without its round trip. */
final class CopyAssertions {
  /** In every secret of these tests, and in nothing else. */
  static final String HUSH = "HuSh/+=";

  static final String ROLE = " IAM_ROLE 'arn:aws:iam::0123456789012:role/R'";
  static final String FROM_S3 = "COPY t FROM 's3://b/k'" + ROLE;

  private CopyAssertions() {}

  /** The statement, after SQL to statement to SQL to statement, with and without its secrets. */
  static CopyStatement parse(String sql) {
    CopyStatement statement = assertInstanceOf(CopyStatement.class, CopyParser.parse(sql));
    assertEquals(statement, CopyParser.parse(statement.toSql()), statement.toSql());
    List<String> shown =
        List.of(
            statement.toRedactedSql(),
            CopyFormatter.redact(sql),
            CopyFormatter.redact(statement.toSql()),
            statement.toString());
    for (String text : shown) {
      assertFalse(text.contains(HUSH), text);
    }
    assertEquals(
        statement.clauses(), assertInstanceOf(CopyStatement.class, reread(statement)).clauses());
    return statement;
  }

  /** The masked text still parses: all but the secrets is there. */
  private static CopyCommand reread(CopyStatement statement) {
    String redacted = statement.toRedactedSql();
    return statement.says(CopyClause.CREDENTIALS) ? statement : CopyParser.parse(redacted);
  }

  /** A plain COPY from S3 with these parameters behind its authorization. */
  static CopyStatement parseWith(String parameters) {
    return parse(FROM_S3 + " " + parameters);
  }

  /** Fails with this SQLSTATE and exactly this message, and shows no secret. */
  static SqlError assertFails(String sqlState, String message, String sql) {
    SqlError error = assertThrows(SqlError.class, () -> CopyParser.parse(sql), sql);
    assertEquals(sqlState + " " + message, error.sqlState() + " " + error.getMessage(), sql);
    String shown = error + " " + error.detail() + error.hint();
    assertFalse(shown.contains(HUSH), shown);
    return error;
  }

  /** A plain COPY from S3 with these parameters fails. */
  static SqlError assertFailsWith(String sqlState, String message, String parameters) {
    return assertFails(sqlState, message, FROM_S3 + " " + parameters);
  }
}
