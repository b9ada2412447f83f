package dev.slipher.dialect;

import java.nio.charset.StandardCharsets;

/** How Redshift reads and writes identifiers (guide page r_names). */
public final class Names {
  /** The most bytes of UTF-8 that a name keeps. */
  public static final int MOST_BYTES = 127;

  private Names() {}

  /**
   * The name behind a token's text: quotes and doubled quotes resolved, ASCII letters folded to
   * lower case even when quoted (ddl.ct.lower-case-names), cut to 127 bytes without splitting a
   * character (ddl.ct.name-127).
   *
   * @param raw a bare word, or a name in double quotes or backquotes
   */
  public static String resolve(String raw) {
    return cut(fold(unquote(raw)));
  }

  /** ASCII letters to lower case; all other characters stay. */
  public static String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }

  /** The name as SQL: in double quotes unless it is a plain word that is not reserved. */
  public static String quote(String name) {
    if (isPlain(name) && !ReservedWords.contains(name)) {
      return name;
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static boolean isPlain(String name) {
    int start = name.startsWith("#") ? 1 : 0;
    if (name.length() == start) {
      return false;
    }
    for (int i = start; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || c == '_';
      boolean later = i > start && ((c >= '0' && c <= '9') || c == '$');
      if (!letter && !later) {
        return false;
      }
    }
    return true;
  }

  private static String unquote(String raw) {
    char quote = raw.isEmpty() ? 0 : raw.charAt(0);
    if (raw.length() < 2 || (quote != '"' && quote != '`')) {
      return raw;
    }
    String mark = String.valueOf(quote);
    return raw.substring(1, raw.length() - 1).replace(mark + mark, mark);
  }

  private static String cut(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
      return name;
    }
    int bytes = 0;
    int end = 0;
    while (end < name.length()) {
      int codePoint = name.codePointAt(end);
      int width = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + width > MOST_BYTES) {
        break;
      }
      bytes += width;
      end += Character.charCount(codePoint);
    }
    return name.substring(0, end);
  }
}
