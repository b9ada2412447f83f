package dev.slipher.copy;

import dev.slipher.dialect.StringLiteral;

/**
 * The escapes that DELIMITER, QUOTE, ACCEPTINVCHARS and NULL AS decode for themselves: {@code \t}
 * and its kin, and octal {@code \ddd}. Any other backslash stands for itself, so that {@code '\N'}
 * is a backslash and an N. A backslash that was doubled for the sake of the string literal counts
 * as one: {@code '\\N'} and {@code '\N'} are the same.
 */
final class CopyEscapes {
  private static final String LETTERS = "bfnrtv";
  private static final String CONTROLS = "\b\f\n\r\t\u000B";

  private CopyEscapes() {}

  /** The value of a literal. */
  static String decode(StringLiteral literal) {
    String text = withoutLiteralEscapes(literal.raw());
    StringBuilder decoded = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        int octal = StringLiteral.octalLength(text, at);
        int letter = LETTERS.indexOf(text.charAt(at));
        if (octal > 0) {
          c = StringLiteral.octal(text, at, octal);
          at += octal;
        } else if (letter >= 0) {
          c = CONTROLS.charAt(letter);
          at++;
        }
      }
      decoded.append(c);
    }
    return decoded.toString();
  }

  /** The value of a literal that means one character: a backslash before it means nothing. */
  static String decodeCharacter(StringLiteral literal) {
    String decoded = decode(literal);
    return decoded.length() == 2 && decoded.charAt(0) == '\\' ? decoded.substring(1) : decoded;
  }

  /** A literal that decodes to this value. */
  static String quote(String value) {
    StringBuilder literal = new StringBuilder("'");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\'' -> literal.append("''");
        case '\\' -> literal.append("\\\\");
        default -> {
          if (c < ' ' || c == 127) {
            literal.append('\\').append(octal(c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append('\'').toString();
  }

  private static String octal(char c) {
    return String.valueOf(
        new char[] {(char) ('0' + c / 64), (char) ('0' + c / 8 % 8), (char) ('0' + c % 8)});
  }

  private static String withoutLiteralEscapes(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    int at = 0;
    while (at < raw.length()) {
      char c = raw.charAt(at++);
      if (c == '\'') {
        at++;
      } else if (c == '\\' && at < raw.length() && "\\'".indexOf(raw.charAt(at)) >= 0) {
        c = raw.charAt(at++);
      }
      text.append(c);
    }
    return text.toString();
  }
}
