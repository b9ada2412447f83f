package dev.slipher.it.script;

import java.util.ArrayList;
import java.util.List;

/** The lines of a case file, read one after the other; each knows its number in the file. */
final class Lines {
  /** A line and its number, counted from 1. */
  record Line(int number, String text) {}

  private final String file;
  private final List<Line> lines;
  private int next;

  private Lines(String file, List<Line> lines) {
    this.file = file;
    this.lines = lines;
  }

  static Lines of(String file, String text) {
    List<Line> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(new Line(lines.size() + 1, line));
    }
    return new Lines(file, lines);
  }

  /** These lines, with a variable of a loop replaced. */
  static Lines expanded(String file, List<Line> lines, String variable, String value) {
    return new Lines(
        file,
        lines.stream()
            .map(l -> new Line(l.number(), l.text().replace("${" + variable + "}", value)))
            .toList());
  }

  boolean atEnd() {
    return next == lines.size();
  }

  String peek() {
    return lines.get(next).text();
  }

  Line take() {
    return lines.get(next++);
  }

  /** The number of the line taken last. */
  int number() {
    return lines.get(next - 1).number();
  }

  CaseSyntaxException problem(int line, String text) {
    return new CaseSyntaxException(file, line, text);
  }

  /** The lines up to a blank one or the end of the file. */
  List<Line> paragraph() {
    List<Line> paragraph = new ArrayList<>();
    while (!atEnd() && !peek().isBlank()) {
      paragraph.add(take());
    }
    return paragraph;
  }

  /** The text between {@code <<<} and {@code >>>}, each line with its line feed. */
  String block(String what) {
    int line = number();
    if (atEnd() || !peek().equals("<<<")) {
      throw problem(line, what + " needs its lines between <<< and >>>");
    }
    take();
    StringBuilder block = new StringBuilder();
    while (!atEnd()) {
      String text = take().text();
      if (text.equals(">>>")) {
        return block.toString();
      }
      block.append(text).append('\n');
    }
    throw problem(line, "the <<< of this " + what + " is never closed by >>>");
  }

  /** The lines up to the one that says {@code endfor}, which is taken too. */
  List<Line> loop() {
    int line = number();
    List<Line> body = new ArrayList<>();
    while (!atEnd()) {
      Line taken = take();
      if (taken.text().equals("endfor")) {
        return body;
      }
      body.add(taken);
    }
    throw problem(line, "this foreach is never closed by endfor");
  }
}
