package dev.slipher.dialect;

import java.util.Objects;

/**
 * A quoted string, with its text both as it was written and as Redshift reads it.
 *
 * @param raw what stands between the quotes, nothing decoded: for parameters with escapes of their
 *     own, such as COPY's DELIMITER and NULL AS
 */
public record StringLiteral(String raw) {
  public StringLiteral {
    Objects.requireNonNull(raw);
  }

  /**
   * The literal of a token.
   *
   * @param token a string token's text, quotes included
   */
  public static StringLiteral ofToken(String token) {
    if (token.length() < 2 || token.charAt(0) != '\'' || !token.endsWith("'")) {
      throw new IllegalArgumentException("not a quoted string");
    }
    return new StringLiteral(token.substring(1, token.length() - 1));
  }

  /**
   * The string's value: a doubled quote is one, and the backslash escapes are those of PostgreSQL
   * 8.0: b, f, n, r, t, and one to three octal digits; any other character stands for itself.
   */
  public String value() {
    StringBuilder value = new StringBuilder(raw.length());
    int at = 0;
    while (at < raw.length()) {
      char c = raw.charAt(at++);
      if (c == '\'') {
        at++;
      } else if (c == '\\' && at < raw.length()) {
        int octal = octalLength(raw, at);
        c = octal > 0 ? octal(raw, at, octal) : control(raw.charAt(at));
        at += Math.max(octal, 1);
      }
      value.append(c);
    }
    return value.toString();
  }

  /** The value as a literal that reads back to it. */
  public static String quote(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** How many octal digits stand at a place of a text, at most three. */
  public static int octalLength(String text, int at) {
    int length = 0;
    while (length < 3
        && at + length < text.length()
        && text.charAt(at + length) >= '0'
        && text.charAt(at + length) <= '7') {
      length++;
    }
    return length;
  }

  /** The character of one to three octal digits, of which the low eight bits count. */
  public static char octal(String text, int at, int length) {
    return (char) (Integer.parseInt(text.substring(at, at + length), 8) & 0xFF);
  }

  private static char control(char escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escaped;
    };
  }
}
