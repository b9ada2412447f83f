package dev.slipher.it.random;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** How the fields of a load are written: its clauses, and the text that they ask for. */
final class RandomDialect {
  private enum Layout {
    PLAIN,
    ESCAPE,
    REMOVEQUOTES,
    CSV
  }

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

  String clauses() {
    String shown = delimiter.equals("\t") ? "\\t" : delimiter;
    String format =
        switch (layout) {
          case PLAIN -> "";
          case ESCAPE -> " escape";
          case REMOVEQUOTES -> " removequotes";
          case CSV -> " csv";
        };
    return "delimiter '" + shown + "'" + format + " null as '" + nullMarker + "'";
  }

  String lineEnd() {
    return lineEnd;
  }

  String delimiter() {
    return delimiter;
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
      case PLAIN -> text;
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
