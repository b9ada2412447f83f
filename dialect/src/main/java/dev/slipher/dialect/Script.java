package dev.slipher.dialect;

import java.util.ArrayList;
import java.util.List;

/** A text of several statements. */
public final class Script {
  private Script() {}

  /**
   * One statement of a script.
   *
   * @param text from its first token to its last, without the semicolon
   * @param position where it begins in the script
   */
  public record Statement(String text, Position position) {}

  /**
   * The statements of a script, parted by semicolons outside quotes and comments; pieces of nothing
   * but white space and comments are left out. Total: what never ends belongs to the last one.
   */
  public static List<Statement> split(String script) {
    List<Statement> statements = new ArrayList<>();
    SqlToken first = null;
    SqlToken last = null;
    for (SqlToken token : SqlText.of(script).tokens()) {
      if (!token.is(";")) {
        first = first == null ? token : first;
        last = token;
      } else if (first != null) {
        statements.add(statement(script, first, last));
        first = null;
      }
    }
    if (first != null) {
      statements.add(statement(script, first, last));
    }
    return List.copyOf(statements);
  }

  private static Statement statement(String script, SqlToken first, SqlToken last) {
    return new Statement(script.substring(first.start(), last.end()), first.position());
  }
}
