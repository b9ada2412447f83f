package dev.slipher.copy;

import dev.slipher.dialect.GrammarReader;
import dev.slipher.dialect.SqlError;

/** Reads COPY. */
public final class CopyParser {
  private static final GrammarReader<RedshiftCopy> READER =
      GrammarReader.of(RedshiftCopy::new)
          .naming(RedshiftCopy.RULE_clause, "a COPY parameter")
          .naming(RedshiftCopy.RULE_identifier, "a name")
          .showing(CopyErrors::withoutSecrets);

  private CopyParser() {}

  /**
   * Reads one statement that begins with COPY and checks all that it alone decides.
   *
   * @param sql the statement, with or without a semicolon at its end
   * @return a {@link CopyStatement} or a {@link CopyJobCommand}
   * @throws SqlError 42601 with line, column and expectation for a syntax error, a missing or
   *     repeated clause or clauses that exclude each other; 22023 for a value out of range; 28000
   *     for a malformed credentials string. No secret of the statement is in its text.
   */
  public static CopyCommand parse(String sql) {
    RedshiftCopy.SingleStatementContext tree = READER.read(sql, RedshiftCopy::singleStatement);
    if (tree.copyJob() != null) {
      return CopyJobBuilder.verb(tree.copyJob());
    }
    CopyDraft draft = CopyDraft.of(tree.copy());
    return tree.copy().jobCreate() == null
        ? CopyStatementBuilder.build(draft)
        : CopyJobBuilder.create(sql, tree.copy(), draft);
  }
}
