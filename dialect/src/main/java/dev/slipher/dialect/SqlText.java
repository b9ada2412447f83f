package dev.slipher.dialect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.antlr.v4.runtime.Token;

/**
 * A statement's text as tokens, for finding things in SQL that somebody else will execute, and for
 * changing them there without touching the rest. Total: any text has tokens.
 */
public final class SqlText {
  private final String text;
  private final List<SqlToken> tokens;

  private SqlText(String text, List<SqlToken> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** A text by its tokens. */
  public static SqlText of(String text) {
    List<SqlToken> tokens = new ArrayList<>();
    RedshiftLexer lexer = new RedshiftLexer(new RedshiftCharStream(text));
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        tokens.add(
            new SqlToken(
                kindOf(token),
                token.getText(),
                token.getStartIndex(),
                token.getStopIndex() + 1,
                ParsedText.positionOf(token)));
      }
    }
    return new SqlText(text, List.copyOf(tokens));
  }

  /** The tokens in order, without white space and comments. */
  public List<SqlToken> tokens() {
    return tokens;
  }

  /**
   * Where these tokens stand one after the other: for each place the index of the first one.
   *
   * @param wordsAndSymbols bare words in any case, and symbols: {@code "pg_last_copy_id", "(", ")"}
   */
  public List<Integer> find(String... wordsAndSymbols) {
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at + wordsAndSymbols.length <= tokens.size(); at++) {
      if (matches(at, wordsAndSymbols)) {
        places.add(at);
      }
    }
    return places;
  }

  /** Whether the text begins with these tokens. */
  public boolean startsWith(String... wordsAndSymbols) {
    return wordsAndSymbols.length <= tokens.size() && matches(0, wordsAndSymbols);
  }

  private boolean matches(int at, String... wordsAndSymbols) {
    for (int i = 0; i < wordsAndSymbols.length; i++) {
      if (!tokens.get(at + i).is(wordsAndSymbols[i])) {
        return false;
      }
    }
    return true;
  }

  /** The replacement of some tokens. */
  public Edit replace(int firstToken, int lastToken, String replacement) {
    return new Edit(tokens.get(firstToken).start(), tokens.get(lastToken).end(), replacement);
  }

  /** The text with these replacements, which must not overlap; all else stays as written. */
  public String with(List<Edit> edits) {
    StringBuilder changed = new StringBuilder();
    int at = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
      if (edit.start() < at) {
        throw new IllegalArgumentException("edits overlap at " + edit.start());
      }
      changed.append(text, at, edit.start()).append(edit.replacement());
      at = edit.end();
    }
    return changed.append(text, at, text.length()).toString();
  }

  /** The text itself. */
  @Override
  public String toString() {
    return text;
  }

  /**
   * One replacement.
   *
   * @param start the index of the first UTF-16 unit replaced
   * @param end the index behind the last one
   */
  public record Edit(int start, int end, String replacement) {
    public Edit {
      Objects.requireNonNull(replacement);
    }
  }

  private static SqlToken.Kind kindOf(Token token) {
    return switch (token.getType()) {
      case RedshiftLexer.QUOTED_IDENTIFIER, RedshiftLexer.BACKQUOTED_IDENTIFIER ->
          SqlToken.Kind.QUOTED_NAME;
      case RedshiftLexer.STRING -> SqlToken.Kind.STRING;
      case RedshiftLexer.DOLLAR_STRING -> SqlToken.Kind.DOLLAR_STRING;
      case RedshiftLexer.INTEGER, RedshiftLexer.DECIMAL -> SqlToken.Kind.NUMBER;
      case RedshiftLexer.PARAMETER -> SqlToken.Kind.PARAMETER;
      case RedshiftLexer.UNTERMINATED_STRING,
          RedshiftLexer.UNTERMINATED_IDENTIFIER,
          RedshiftLexer.UNTERMINATED_COMMENT,
          RedshiftLexer.UNTERMINATED_DOLLAR_STRING,
          RedshiftLexer.UNRECOGNIZED ->
          SqlToken.Kind.BROKEN;
      default -> {
        char first = token.getText().charAt(0);
        boolean word = Character.isLetter(first) || first == '_' || first == '#' || first > 127;
        yield word ? SqlToken.Kind.WORD : SqlToken.Kind.SYMBOL;
      }
    };
  }
}
