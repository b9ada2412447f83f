package dev.slipher.dialect;

import java.util.List;
import java.util.Locale;

/** What a DEFAULT expression may not hold (ddl.ct.default-expr). */
final class DefaultChecks {
  private DefaultChecks() {}

  /**
   * Checks an expression.
   *
   * @param columns the names of the table's columns
   */
  static void check(String expression, List<String> columns) {
    List<SqlToken> tokens = SqlText.of(expression).tokens();
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      if (token.is("select") && i > 0 && tokens.get(i - 1).is("(")) {
        throw DialectErrors.subqueryInDefault();
      }
      if (isReference(tokens, i) && columns.contains(Names.resolve(token.text()))) {
        throw DialectErrors.columnInDefault();
      }
    }
  }

  /** A name that is neither a function's nor a type's nor a word of SQL's. */
  private static boolean isReference(List<SqlToken> tokens, int at) {
    SqlToken token = tokens.get(at);
    if (token.kind() == SqlToken.Kind.QUOTED_NAME) {
      return true;
    }
    boolean call = at + 1 < tokens.size() && tokens.get(at + 1).is("(");
    boolean type = at > 0 && (tokens.get(at - 1).is("::") || tokens.get(at - 1).is("as"));
    return token.kind() == SqlToken.Kind.WORD
        && !call
        && !type
        && !ReservedWords.contains(token.text().toLowerCase(Locale.ROOT));
  }
}
