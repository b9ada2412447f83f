package dev.slipher.dialect;

/** Reads the statements beside COPY. */
public final class DdlParser {
  private DdlParser() {}

  /**
   * Reads one CREATE TABLE, CREATE TABLE AS, DROP TABLE or TRUNCATE.
   *
   * @param sql the statement, with or without a semicolon at its end
   * @throws SqlError 42601 with line, column and expectation for text that is none of these; other
   *     states for what the statement contradicts by itself
   */
  public static DdlStatement parse(String sql) {
    throw DialectErrors.notRead(sql);
  }
}
