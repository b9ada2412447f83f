package dev.slipher.it.script;

import java.util.Locale;

/** How a value of a result is written in a case. */
public final class Value {
  private Value() {}

  /**
   * The written form: bare where that is unmistakable, else in single quotes with escapes. A null
   * is {@code NULL}.
   */
  public static String written(String value) {
    if (value == null) {
      return "NULL";
    }
    return bare(value) ? value : quoted(value);
  }

  private static boolean bare(String value) {
    return !value.isEmpty()
        && value.equals(value.strip())
        && !value.equals("NULL")
        && value.charAt(0) != '\''
        && value.charAt(0) != '/'
        && value.indexOf('|') < 0
        && value.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == 0xfffd || c == 0xfeff);
  }

  private static String quoted(String value) {
    StringBuilder text = new StringBuilder("'");
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\'' -> text.append("\\'");
                case '\\' -> text.append("\\\\");
                default -> {
                  if (c < ' ' || c == 0x7f || c == 0xfffd || c == 0xfeff) {
                    text.append(String.format(Locale.ROOT, "\\u%04x", c));
                  } else {
                    text.appendCodePoint(c);
                  }
                }
              }
            });
    return text.append('\'').toString();
  }
}
