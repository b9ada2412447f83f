package dev.slipher.dialect;

import java.util.Objects;

/**
 * One token of a text that is looked through, not parsed.
 *
 * @param text as it was written, quotes included
 * @param start the index of its first UTF-16 unit in the text
 * @param end the index behind its last one
 */
public record SqlToken(Kind kind, String text, int start, int end, Position position) {
  /** The kinds of tokens; white space and comments are none. */
  public enum Kind {
    /** A keyword or a bare name. */
    WORD,
    /** A name in double quotes or backquotes. */
    QUOTED_NAME,
    /** A string in single quotes. */
    STRING,
    /** A string between dollar marks. */
    DOLLAR_STRING,
    NUMBER,
    /** A parameter such as $1. */
    PARAMETER,
    /** Punctuation and operators. */
    SYMBOL,
    /** A string, name or comment that never ends, or a character that begins no token. */
    BROKEN
  }

  public SqlToken {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(text);
    Objects.requireNonNull(position);
  }

  /** Whether this is the given bare word, in any case, or the given symbol. */
  public boolean is(String wordOrSymbol) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL)
        && Names.fold(text).equals(Names.fold(wordOrSymbol));
  }
}
