package dev.slipher.it.script;

import java.util.function.UnaryOperator;

/** What an error message must be. */
public sealed interface MessageTest {

  /** Whether the message passes. */
  boolean passes(String message);

  /** The same with its variables replaced. */
  MessageTest replaced(UnaryOperator<String> variables);

  /** The whole message. */
  record Exact(String text) implements MessageTest {
    @Override
    public boolean passes(String message) {
      return message.equals(text);
    }

    @Override
    public MessageTest replaced(UnaryOperator<String> variables) {
      return new Exact(variables.apply(text));
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A part of the message. */
  record Contains(String text) implements MessageTest {
    @Override
    public boolean passes(String message) {
      return message.contains(text);
    }

    @Override
    public MessageTest replaced(UnaryOperator<String> variables) {
      return new Contains(variables.apply(text));
    }

    @Override
    public String toString() {
      return "..." + text + "...";
    }
  }

  /** A regular expression that must match somewhere. */
  record Matches(String expression) implements MessageTest {
    @Override
    public boolean passes(String message) {
      return Expressions.compile(expression).matcher(message).find();
    }

    @Override
    public MessageTest replaced(UnaryOperator<String> variables) {
      return new Matches(variables.apply(expression));
    }

    @Override
    public String toString() {
      return "/" + expression + "/";
    }
  }
}
