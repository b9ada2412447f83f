package dev.slipher.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Runs a generated parser over a statement: first with the fast SLL prediction, then, where that
 * fails, with full LL, which decides. It never recovers from an error: the first one is thrown,
 * with its place and what was expected there.
 *
 * @param <P> the generated parser
 */
public final class GrammarReader<P extends Parser> {
  private final Function<TokenStream, P> parser;
  private final Map<Integer, String> phrases;
  private final BinaryOperator<String> near;

  private GrammarReader(
      Function<TokenStream, P> parser, Map<Integer, String> phrases, BinaryOperator<String> near) {
    this.parser = parser;
    this.phrases = phrases;
    this.near = near;
  }

  /** A reader for the parser that this constructor makes. */
  public static <P extends Parser> GrammarReader<P> of(Function<TokenStream, P> parser) {
    return new GrammarReader<>(parser, Map.of(), (before, token) -> token);
  }

  /**
   * The same reader, which tells a whole rule by a phrase: where all tokens that can begin the rule
   * are expected, the error says the phrase instead of the tokens.
   *
   * @param rule the rule's index in the generated parser
   */
  public GrammarReader<P> naming(int rule, String phrase) {
    Map<Integer, String> more = new LinkedHashMap<>(phrases);
    more.put(rule, phrase);
    return new GrammarReader<>(parser, more, near);
  }

  /**
   * The same reader, which shows an offending token through this function.
   *
   * @param shown takes the text of the token before (empty for the first one) and that of the
   *     offending token, and gives what the error may show
   */
  public GrammarReader<P> showing(BinaryOperator<String> shown) {
    return new GrammarReader<>(parser, phrases, shown);
  }

  /**
   * Reads a text.
   *
   * @param rule the rule that reads the whole text to EOF
   * @throws SqlError 42601, with line, column and expectation; 54001 for text nested too deeply
   */
  public <T extends ParserRuleContext> T read(String sql, Function<P, T> rule) {
    try {
      return parse(sql, rule);
    } catch (StackOverflowError tooDeep) {
      throw DialectErrors.nestedTooDeeply();
    }
  }

  private <T extends ParserRuleContext> T parse(String sql, Function<P, T> rule) {
    CommonTokenStream tokens =
        new CommonTokenStream(new RedshiftLexer(new RedshiftCharStream(sql)));
    tokens.fill();
    refuseUnterminated(tokens);
    P reader = parser.apply(tokens);
    reader.removeErrorListeners();
    try {
      reader.setErrorHandler(new BailErrorStrategy());
      reader.getInterpreter().setPredictionMode(PredictionMode.SLL);
      return rule.apply(reader);
    } catch (ParseCancellationException failedFast) {
      tokens.seek(0);
      reader.reset();
      reader.setErrorHandler(new FirstErrorStrategy());
      reader.getInterpreter().setPredictionMode(PredictionMode.LL);
      try {
        return rule.apply(reader);
      } catch (ParseCancellationException failed) {
        throw syntaxError(reader, (RecognitionException) failed.getCause());
      }
    }
  }

  private static void refuseUnterminated(CommonTokenStream tokens) {
    for (Token token : tokens.getTokens()) {
      Position position = ParsedText.positionOf(token);
      switch (token.getType()) {
        case RedshiftLexer.UNTERMINATED_STRING ->
            throw DialectErrors.unterminated("quoted string", "'", position);
        case RedshiftLexer.UNTERMINATED_IDENTIFIER ->
            throw DialectErrors.unterminated("quoted identifier", "\"", position);
        case RedshiftLexer.UNTERMINATED_DOLLAR_STRING ->
            throw DialectErrors.unterminated("dollar-quoted string", "$", position);
        case RedshiftLexer.UNTERMINATED_COMMENT ->
            throw DialectErrors.unterminated("/* comment", "/*", position);
        default -> {
          // Every other token is whole; the grammar judges it.
        }
      }
    }
  }

  private SqlError syntaxError(P reader, RecognitionException error) {
    Token token = error.getOffendingToken();
    IntervalSet expected = FirstErrorStrategy.expectedAt(reader, error);
    String expectation = expectation(reader, expected);
    Position position = ParsedText.positionOf(token);
    if (token.getType() == Token.EOF) {
      return DialectErrors.syntaxErrorAtEnd(position, expectation);
    }
    SqlError syntaxError =
        DialectErrors.syntaxErrorNear(
            near.apply(textBefore(reader, token), token.getText()), position, expectation);
    return expected.contains(RedshiftLexer.IDENTIFIER)
            && ReservedWords.contains(Names.fold(token.getText()))
        ? DialectErrors.withReservedWordHint(syntaxError, token.getText())
        : syntaxError;
  }

  private String textBefore(P reader, Token token) {
    for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
      Token before = reader.getTokenStream().get(i);
      if (before.getChannel() == Token.DEFAULT_CHANNEL) {
        return before.getText();
      }
    }
    return "";
  }

  private String expectation(P reader, IntervalSet expected) {
    Set<Integer> left = new TreeSet<>(expected.toSet());
    List<String> named = new ArrayList<>();
    phrases.forEach(
        (rule, phrase) -> {
          Set<Integer> first =
              reader.getATN().nextTokens(reader.getATN().ruleToStartState[rule]).toSet();
          if (left.containsAll(first)) {
            left.removeAll(first);
            named.add(phrase);
          }
        });
    boolean end = left.remove(Token.EOF);
    if (end) {
      left.remove(RedshiftLexer.SEMICOLON);
    }
    List<String> words = new ArrayList<>();
    left.forEach(type -> words.add(TokenNames.describe(type)));
    words.addAll(named);
    if (end) {
      words.add("end of statement");
    }
    return joined(words);
  }

  private static String joined(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
