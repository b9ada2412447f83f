package dev.slipher.dialect;

/** Reads the statements beside COPY. */
public final class DdlParser {
  private static final GrammarReader<RedshiftDdl> READER =
      GrammarReader.of(RedshiftDdl::new)
          .naming(RedshiftDdl.RULE_typeName, "a type")
          .naming(RedshiftDdl.RULE_identifier, "a name")
          .naming(RedshiftDdl.RULE_columnAttribute, "a column attribute")
          .naming(RedshiftDdl.RULE_tableAttribute, "a table attribute");

  private DdlParser() {}

  /**
   * Reads one CREATE TABLE, CREATE TABLE AS, DROP TABLE or TRUNCATE.
   *
   * @param sql the statement, with or without a semicolon at its end
   * @throws SqlError 42601 with line, column and expectation for text that is none of these; other
   *     states for what the statement contradicts by itself
   */
  public static DdlStatement parse(String sql) {
    DdlStatement statement = new DdlBuilder().visit(READER.read(sql, RedshiftDdl::singleStatement));
    if (statement instanceof CreateTable createTable) {
      CreateTableChecks.check(createTable);
    } else if (statement instanceof CreateTableAs createTableAs) {
      CreateTableChecks.check(createTableAs);
    }
    return statement;
  }
}
