package dev.slipher.it.script;

import java.util.function.UnaryOperator;

/** What one value of a row must be. */
public sealed interface Cell {

  /** Whether a value, in its written form, is as expected. */
  boolean matches(String written);

  /** The same with its variables replaced. */
  Cell replaced(UnaryOperator<String> variables);

  /** The value in its written form. */
  record Exact(String written) implements Cell {
    @Override
    public boolean matches(String actual) {
      return written.equals(actual);
    }

    @Override
    public Cell replaced(UnaryOperator<String> variables) {
      return new Exact(variables.apply(written));
    }

    @Override
    public String toString() {
      return written;
    }
  }

  /** A regular expression that must match the whole written form. */
  record Matching(String expression) implements Cell {
    @Override
    public boolean matches(String actual) {
      return Expressions.compile(expression).matcher(actual).matches();
    }

    @Override
    public Cell replaced(UnaryOperator<String> variables) {
      return new Matching(variables.apply(expression));
    }

    @Override
    public String toString() {
      return "/" + expression + "/";
    }
  }
}
