package dev.slipher.it.script;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** The words of a step's first line. */
final class Words {
  private final Lines lines;
  private final int line;
  private final Deque<String> words;

  Words(Lines lines, Lines.Line line) {
    this.lines = lines;
    this.line = line.number();
    words = new ArrayDeque<>(Arrays.asList(line.text().strip().split(" +", 0)));
  }

  int line() {
    return line;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** The next word, which must be there; {@code what} names it in the error. */
  String next(String what) {
    if (words.isEmpty()) {
      throw problem(what + " is missing");
    }
    return words.remove();
  }

  int number(String what) {
    String word = next(what);
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw problem(what + " must be a number, not '" + word + "'");
    }
  }

  /** Takes the next word if it is this one. */
  boolean takes(String word) {
    if (word.equals(words.peek())) {
      words.remove();
      return true;
    }
    return false;
  }

  Optional<String> optional() {
    return Optional.ofNullable(words.poll());
  }

  /** Fails if a word is left. */
  void end() {
    if (!words.isEmpty()) {
      throw problem("'" + words.peek() + "' is not expected here");
    }
  }

  CaseSyntaxException problem(String text) {
    return lines.problem(line, text);
  }
}
