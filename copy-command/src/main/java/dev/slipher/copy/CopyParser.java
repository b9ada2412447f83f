package dev.slipher.copy;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;

/** Reads COPY. */
public final class CopyParser {
  private CopyParser() {}

  /**
   * Reads one statement that begins with COPY and checks all that it alone decides.
   *
   * @param sql the statement, with or without a semicolon at its end
   * @return a {@link CopyStatement} or a {@link CopyJobCommand}
   * @throws SqlError 42601 with line, column and expectation for a syntax error, a missing or
   *     repeated clause or clauses that exclude each other; 22023 for a value out of range. No
   *     secret of the statement is in its text.
   */
  public static CopyCommand parse(String sql) {
    throw SqlError.of(SqlState.FEATURE_NOT_SUPPORTED, "COPY is not supported yet");
  }
}
