package dev.slipher.it.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An expected row: its cells, written with {@code |} between them. */
public record Row(List<Cell> cells) {
  public Row {
    cells = List.copyOf(cells);
  }

  /** Whether a row of written values is as expected. */
  public boolean matches(List<String> written) {
    if (written.size() != cells.size()) {
      return false;
    }
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).matches(written.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The same with its variables replaced. */
  public Row replaced(UnaryOperator<String> variables) {
    return new Row(cells.stream().map(c -> c.replaced(variables)).toList());
  }

  @Override
  public String toString() {
    return cells.stream().map(Cell::toString).collect(Collectors.joining(" | "));
  }

  /**
   * Reads a row as a case writes it. Cells are trimmed; {@code '...'} and {@code /.../} may hold
   * the separator.
   *
   * @throws IllegalArgumentException if a quote stays open or a pattern is wrong
   */
  static Row parse(String text) {
    List<Cell> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      int start = skipBlanks(text, at);
      int end = cellEnd(text, start);
      cells.add(cell(text.substring(start, end).strip()));
      if (end == text.length()) {
        return new Row(cells);
      }
      at = end + 1;
    }
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static int cellEnd(String text, int start) {
    char first = start < text.length() ? text.charAt(start) : '|';
    boolean enclosed = first == '\'' || first == '/';
    int at = enclosed ? start + 1 : start;
    while (enclosed && at < text.length() && text.charAt(at) != first) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (enclosed && at >= text.length()) {
      throw new IllegalArgumentException("the " + first + " that opens a cell is never closed");
    }
    int end = text.indexOf('|', at);
    return end < 0 ? text.length() : end;
  }

  static Cell cell(String text) {
    if (text.length() < 2 || !text.startsWith("/") || !text.endsWith("/")) {
      return new Cell.Exact(text);
    }
    String expression = text.substring(1, text.length() - 1).replace("\\/", "/");
    Expressions.check(expression);
    return new Cell.Matching(expression);
  }
}
