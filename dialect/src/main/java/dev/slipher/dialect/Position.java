package dev.slipher.dialect;

/**
 * A place in a statement's text.
 *
 * @param line 1 for the first line; a line ends with LF
 * @param column 1 for the first character of the line, counted in UTF-16 units
 */
public record Position(int line, int column) {
  /** Where a text begins. */
  public static final Position START = new Position(1, 1);

  public Position {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("line %d, column %d".formatted(line, column));
    }
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
