package dev.slipher.dialect;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** What a statement is, by its first words after comments. */
public enum StatementKind {
  /** Nothing but white space, comments and semicolons. */
  EMPTY,
  /** COPY, and COPY with JOB CREATE at its end. */
  COPY,
  /** COPY JOB with a verb. */
  COPY_JOB,
  UNLOAD,
  /** CREATE [TEMP] TABLE, with columns or AS; not EXTERNAL tables. */
  CREATE_TABLE,
  DROP_TABLE,
  TRUNCATE,
  /** BEGIN, COMMIT, ROLLBACK and their synonyms; savepoints too. */
  TRANSACTION,
  /** Everything else. */
  OTHER;

  private static final int WORDS_LOOKED_AT = 4;

  /** The kind of a statement; total: text that is no SQL is {@link #OTHER}. */
  public static StatementKind of(String sql) {
    List<Token> tokens = firstTokens(sql);
    if (tokens.isEmpty()) {
      return EMPTY;
    }
    if (TransactionParser.begins(tokens.get(0).getText())) {
      return TRANSACTION;
    }
    List<Integer> words = tokens.stream().map(Token::getType).toList();
    return switch (words.get(0)) {
      case RedshiftLexer.COPY -> isJobVerb(words) ? COPY_JOB : COPY;
      case RedshiftLexer.TRUNCATE -> TRUNCATE;
      case RedshiftLexer.DROP -> at(words, 1) == RedshiftLexer.TABLE ? DROP_TABLE : OTHER;
      case RedshiftLexer.CREATE -> isTable(words) ? CREATE_TABLE : OTHER;
      case RedshiftLexer.UNLOAD -> UNLOAD;
      default -> OTHER;
    };
  }

  private static List<Token> firstTokens(String sql) {
    RedshiftLexer lexer = new RedshiftLexer(new RedshiftCharStream(sql));
    List<Token> tokens = new ArrayList<>();
    while (tokens.size() < WORDS_LOOKED_AT) {
      Token token = lexer.nextToken();
      if (token.getType() == Token.EOF) {
        break;
      }
      boolean leadingSemicolon = tokens.isEmpty() && token.getType() == RedshiftLexer.SEMICOLON;
      if (token.getChannel() == Token.DEFAULT_CHANNEL && !leadingSemicolon) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  /** A table may be called job: only a verb after JOB makes the statement a job's. */
  private static boolean isJobVerb(List<Integer> words) {
    return at(words, 1) == RedshiftLexer.JOB
        && switch (at(words, 2)) {
          case RedshiftLexer.ALTER,
              RedshiftLexer.RUN,
              RedshiftLexer.LIST,
              RedshiftLexer.SHOW,
              RedshiftLexer.DROP ->
              true;
          default -> false;
        };
  }

  private static boolean isTable(List<Integer> words) {
    int next = at(words, 1) == RedshiftLexer.LOCAL ? 2 : 1;
    if (at(words, next) == RedshiftLexer.TEMP || at(words, next) == RedshiftLexer.TEMPORARY) {
      next++;
    }
    return at(words, next) == RedshiftLexer.TABLE;
  }

  private static int at(List<Integer> words, int index) {
    return index < words.size() ? words.get(index) : Token.EOF;
  }
}
