package dev.slipher.copy;

import dev.slipher.dialect.Names;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masks secrets in any text: the values behind words that name them. It reads characters, not
 * tokens, because the text may be broken, commented out or inside another literal, and it rather
 * masks too much than too little.
 */
final class Redaction {
  /** What may follow such a word without being its value, when it is not quoted. */
  private static final Set<String> NO_VALUES =
      Stream.concat(
              Stream.of(
                  "from",
                  "and",
                  "or",
                  "is",
                  "in",
                  "not",
                  "to",
                  "with",
                  "format",
                  "token",
                  "password"),
              Arrays.stream(CopyClause.values()).map(clause -> Names.fold(clause.name())))
          .collect(Collectors.toUnmodifiableSet());

  private final String text;
  private final StringBuilder redacted = new StringBuilder();
  private int at;

  private Redaction(String text) {
    this.text = text;
  }

  static String redact(String sql) {
    return new Redaction(sql).run();
  }

  private String run() {
    while (at < text.length()) {
      int start = at;
      if (!isWordPart(text.charAt(at))) {
        at++;
        redacted.append(text, start, at);
        continue;
      }
      while (at < text.length() && isWordPart(text.charAt(at))) {
        at++;
      }
      String word = Names.fold(text.substring(start, at));
      redacted.append(text, start, at);
      if (isSecretWord(word)) {
        maskValue(word);
      }
    }
    return redacted.toString();
  }

  static boolean isSecretWord(String word) {
    return isUnmistakable(word)
        || word.contains("secret")
        || word.contains("credential")
        || word.contains("password")
        || word.endsWith("token");
  }

  /** Words that no ordinary query uses, so that even a bare word behind them is masked. */
  private static boolean isUnmistakable(String word) {
    return word.contains("secret_access") || word.contains("symmetric");
  }

  private void maskValue(String word) {
    int value = skipNoise(at);
    if (value == text.length()) {
      return;
    }
    if (isQuoteAt(value)) {
      redacted.append(text, at, value);
      at = value;
      maskQuoted();
      return;
    }
    // token=... stands unquoted inside a credentials string.
    boolean assigned = at < text.length() && text.charAt(at) == '=';
    int end = endOfRun(value);
    if (end > value && (assigned || isUnmistakable(word)) && !NO_VALUES.contains(wordAt(value))) {
      redacted.append(text, at, value).append(Secret.MASK);
      at = end;
    }
  }

  /** Past white space, comments, AS, and signs of assignment. */
  private int skipNoise(int from) {
    int next = from;
    while (next < text.length()) {
      char c = text.charAt(next);
      if (Character.isWhitespace(c) || "=:,(".indexOf(c) >= 0) {
        next++;
      } else if (text.startsWith("--", next)) {
        next = after("\n", next);
      } else if (text.startsWith("/*", next)) {
        next = after("*/", next);
      } else if (wordAt(next).equals("as")) {
        next += "as".length();
      } else {
        break;
      }
    }
    return next;
  }

  private int after(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  private String wordAt(int from) {
    int end = from;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return Names.fold(text.substring(from, end));
  }

  private int endOfRun(int from) {
    int end = from;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && ";,)".indexOf(text.charAt(end)) < 0
        && !isQuoteAt(end)) {
      end++;
    }
    return end;
  }

  /** One quoted value, and those that continue it (adjacent literals are one in SQL). */
  private void maskQuoted() {
    while (at < text.length() && isQuoteAt(at)) {
      String mark = markAt(at);
      int close = closing(mark, at + mark.length());
      redacted.append(mark).append(Secret.MASK);
      if (close < 0) {
        at = text.length();
        return;
      }
      redacted.append(mark);
      // What touches the closing quote says that it closed something else: it goes too.
      at = endOfRun(close + mark.length());
      int next = skipNoise(at);
      if (next == text.length() || !isQuoteAt(next)) {
        return;
      }
      redacted.append(text, at, next);
      at = next;
    }
  }

  /** The quotes that open here: a dollar mark, two of a kind inside another literal, or one. */
  private String markAt(int from) {
    char quote = text.charAt(from);
    if (quote == '$') {
      return text.substring(from, text.indexOf('$', from + 1) + 1);
    }
    String two = String.valueOf(quote).repeat(2);
    boolean doubled = text.startsWith(two, from) && text.indexOf(two, from + 2) >= 0;
    return doubled ? two : String.valueOf(quote);
  }

  /** Where the mark closes, or -1. */
  private int closing(String mark, int from) {
    int next = from;
    while (next < text.length()) {
      if (text.charAt(next) == '\\') {
        next += 2;
      } else if (mark.length() == 1 && text.startsWith(mark.repeat(2), next)) {
        next += 2;
      } else if (text.startsWith(mark, next)) {
        return next;
      } else {
        next++;
      }
    }
    return -1;
  }

  private boolean isQuoteAt(int place) {
    char c = text.charAt(place);
    if (c != '$') {
      return c == '\'' || c == '"' || c == '`' || c == '\u2018' || c == '\u201C';
    }
    // $$ or $tag$, not the parameter $1.
    int tagEnd = place + 1;
    while (tagEnd < text.length() && isWordPart(text.charAt(tagEnd))) {
      tagEnd++;
    }
    return tagEnd < text.length()
        && text.charAt(tagEnd) == '$'
        && !Character.isDigit(text.charAt(place + 1));
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
