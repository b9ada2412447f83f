package dev.slipher.formats.text;

import dev.slipher.formats.record.RecordLayout;
import java.util.List;

/** How a text file marks its fields and records. */
public sealed interface TextLayout extends RecordLayout {

  /**
   * Character-delimited text, COPY's default.
   *
   * @param escape whether a backslash makes the next character data (ESCAPE)
   * @param removeQuotes whether a pair of quotes around a field is taken off (REMOVEQUOTES)
   */
  record Delimited(char delimiter, boolean escape, boolean removeQuotes) implements TextLayout {

    /** What holds when COPY names no format (delimited.default-pipe). */
    public static final Delimited DEFAULT = new Delimited('|', false, false);

    public Delimited {
      requireAscii("delimiter", delimiter);
      if (escape && delimiter == '\\') {
        throw new IllegalArgumentException("the delimiter is the escape character");
      }
    }

    @Override
    public boolean isSplittable() {
      return !escape && !removeQuotes;
    }
  }

  /** CSV, in which a quoted field may hold delimiters and line ends. */
  record Csv(char delimiter, char quote) implements TextLayout {

    /** What holds when COPY says CSV alone (csv.default-delimiter, csv.quote-default). */
    public static final Csv DEFAULT = new Csv(',', '"');

    public Csv {
      requireAscii("delimiter", delimiter);
      requireAscii("quote", quote);
      if (delimiter == quote) {
        throw new IllegalArgumentException("the delimiter is the quote character");
      }
    }

    @Override
    public boolean isSplittable() {
      return true;
    }
  }

  /**
   * Fields of fixed width, one record in each line.
   *
   * @param widths the fields' widths in characters, from left to right, each at least 1
   * @param removeQuotes whether a pair of quotes around a field is taken off (REMOVEQUOTES)
   */
  record FixedWidth(List<Integer> widths, boolean removeQuotes) implements TextLayout {
    public FixedWidth {
      widths = List.copyOf(widths);
      if (widths.isEmpty() || widths.stream().anyMatch(width -> width < 1)) {
        throw new IllegalArgumentException("widths " + widths);
      }
    }
  }

  private static void requireAscii(String what, char character) {
    if (character == 0 || character > 0x7f || character == '\n' || character == '\r') {
      throw new IllegalArgumentException(
          "%s 0x%02x: one ASCII character, neither NUL nor a line end, is needed"
              .formatted(what, (int) character));
    }
  }
}
