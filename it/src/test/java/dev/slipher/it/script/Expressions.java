package dev.slipher.it.script;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of cases, which may hold variables until the case runs. */
final class Expressions {
  private Expressions() {}

  /**
   * Checks an expression while its variables are unknown.
   *
   * @throws IllegalArgumentException if it is none
   */
  static void check(String expression) {
    try {
      compile(expression.replaceAll("\\$\\{\\w+}", "x"));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("no regular expression: " + e.getDescription(), e);
    }
  }

  static Pattern compile(String expression) {
    return Pattern.compile(expression, Pattern.DOTALL);
  }
}
