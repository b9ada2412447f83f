package dev.slipher.it.random;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the fields of a load are written: its clauses, and the text that they ask for. */
final class RandomDialect {
  private enum Layout {
    PLAIN,
    ESCAPE,
    REMOVEQUOTES,
    CSV,
    FIXEDWIDTH
  }

  /** Wide enough for every good and bad value of {@link RandomLoad#COLUMNS}. */
  private static final List<Integer> WIDTHS = List.of(10, 20, 14, 61, 10, 26, 5, 3);

  private static final List<String> LETTERS =
      List.of("a", "Z", "7", ".", "-", "_", "é", "ß", "İ", "中", "😀", "x y", "~");

  private final Random random;
  private final Layout layout;
  private final String delimiter;
  private final String nullMarker;
  private final String lineEnd;

  RandomDialect(Random random) {
    this.random = random;
    layout = Layout.values()[random.nextInt(Layout.values().length)];
    delimiter = List.of("|", ",", "\t", ";").get(random.nextInt(4));
    nullMarker = List.of("\\N", "NULL", "-").get(random.nextInt(3));
    lineEnd = random.nextBoolean() ? "\n" : "\r\n";
  }

  /** Whether the files may be in another encoding than UTF-8. */
  boolean takesEncodings() {
    return layout != Layout.FIXEDWIDTH;
  }

  /** The code of a record that ends too early. */
  int tooFewFields() {
    return layout == Layout.FIXEDWIDTH ? 1203 : 1214;
  }

  String clauses() {
    if (layout == Layout.FIXEDWIDTH) {
      String pairs =
          IntStream.range(0, WIDTHS.size())
              .mapToObj(i -> i + ":" + WIDTHS.get(i))
              .collect(Collectors.joining(","));
      return "fixedwidth '" + pairs + "' trimblanks null as '" + nullMarker + "'";
    }
    String shown = delimiter.equals("\t") ? "\\t" : delimiter;
    String format =
        switch (layout) {
          case PLAIN -> "";
          case ESCAPE -> " escape";
          case REMOVEQUOTES -> " removequotes";
          case CSV -> " csv";
          case FIXEDWIDTH -> throw new AssertionError("has no delimiter");
        };
    return "delimiter '" + shown + "'" + format + " null as '" + nullMarker + "'";
  }

  String lineEnd() {
    return lineEnd;
  }

  /** The fields as a record. */
  String joined(List<String> fields) {
    if (layout != Layout.FIXEDWIDTH) {
      return String.join(delimiter, fields);
    }
    StringBuilder record = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      int padding = WIDTHS.get(i) - field.codePointCount(0, field.length());
      record.append(field).append(" ".repeat(padding));
    }
    return record.toString();
  }

  /** Some text of at most {@code mostBytes} bytes that the layout can hold, and is no NULL. */
  String text(int mostBytes) {
    while (true) {
      StringBuilder text = new StringBuilder();
      int pieces = 1 + random.nextInt(8);
      for (int i = 0; i < pieces; i++) {
        text.append(random.nextInt(4) == 0 ? special() : letter());
      }
      String made = text.toString();
      boolean isNull = made.equals(nullMarker) || made.equals("\\N");
      if (!isNull && made.getBytes(StandardCharsets.UTF_8).length <= mostBytes) {
        return made;
      }
    }
  }

  private String letter() {
    return LETTERS.get(random.nextInt(LETTERS.size()));
  }

  /** What means something to some layout, and is data here if it is written the right way. */
  private String special() {
    List<String> specials =
        switch (layout) {
          case PLAIN -> List.of("\"", "'", "\\", "\\n");
          case ESCAPE -> List.of("\"", "'", "\\", "\n", delimiter, "\r");
          case REMOVEQUOTES -> List.of("\\", delimiter, " ");
          case CSV -> List.of("\"", "\"\"", "'", "\\", "\n", "\r\n", delimiter, " ");
          case FIXEDWIDTH -> List.of("\"", "'", "\\", "|", ",");
        };
    return specials.get(random.nextInt(specials.size()));
  }

  /** A NULL of a column that may hold text. */
  String nullText() {
    return nullMarker;
  }

  /** A NULL of any other column. */
  String nullValue() {
    return random.nextBoolean() ? nullMarker : "";
  }

  /** A text as a field. */
  String written(String text) {
    return switch (layout) {
      case PLAIN, FIXEDWIDTH -> text;
      case ESCAPE ->
          text.replace("\\", "\\\\")
              .replace("\n", "\\\n")
              .replace("\r", "\\\r")
              .replace(delimiter, "\\" + delimiter);
      case REMOVEQUOTES -> random.nextBoolean() || needsQuotes(text) ? "\"" + text + "\"" : text;
      case CSV ->
          random.nextBoolean() || needsQuotes(text)
              ? "\"" + text.replace("\"", "\"\"") + "\""
              : text;
    };
  }

  private boolean needsQuotes(String text) {
    return text.contains(delimiter)
        || text.contains("\"")
        || text.contains("\n")
        || text.contains("\r")
        || text.contains(" ");
  }
}
