package dev.slipher.dialect;

import java.util.Locale;

/** What error messages call the tokens. */
final class TokenNames {
  private TokenNames() {}

  /** A token type as an error message names it. */
  static String describe(int type) {
    return switch (type) {
      case RedshiftLexer.IDENTIFIER,
          RedshiftLexer.QUOTED_IDENTIFIER,
          RedshiftLexer.BACKQUOTED_IDENTIFIER ->
          "a name";
      case RedshiftLexer.STRING -> "a quoted string";
      case RedshiftLexer.INTEGER -> "an integer";
      case RedshiftLexer.DECIMAL -> "a number";
      default -> keywordOrSymbol(type);
    };
  }

  private static String keywordOrSymbol(int type) {
    String literal = RedshiftLexer.VOCABULARY.getLiteralName(type);
    if (literal == null) {
      return RedshiftLexer.VOCABULARY.getDisplayName(type).toLowerCase(Locale.ROOT);
    }
    String text = literal.substring(1, literal.length() - 1);
    return Character.isLetter(text.charAt(0)) ? text : '"' + text + '"';
  }
}
