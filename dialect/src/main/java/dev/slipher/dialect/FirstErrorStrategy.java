package dev.slipher.dialect;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Gives up at the first error, where ANTLR's default would guess and go on. */
final class FirstErrorStrategy extends DefaultErrorStrategy {

  @Override
  public void recover(Parser parser, RecognitionException error) {
    throw new ParseCancellationException(error);
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new ParseCancellationException(new InputMismatchException(parser));
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    // GrammarReader makes the error's text.
  }

  /** Before a decision: fails here, where all that could follow is still known. */
  @Override
  public void sync(Parser parser) {
    ATN atn = parser.getATN();
    int state = parser.getState();
    int token = parser.getInputStream().LA(1);
    if (!atn.nextTokens(atn.states.get(state)).contains(token)
        && !atn.getExpectedTokens(state, parser.getContext()).contains(token)) {
      throw new ParseCancellationException(new InputMismatchException(parser));
    }
  }

  /** The tokens that could have stood in the offending token's place. */
  static IntervalSet expectedAt(Parser parser, RecognitionException error) {
    if (error instanceof NoViableAltException ambiguous
        && ambiguous.getStartToken() != ambiguous.getOffendingToken()
        && ambiguous.getDeadEndConfigs() != null) {
      // The decision looked further than its first token: what it stood before is in its configs.
      IntervalSet expected = new IntervalSet();
      for (ATNConfig config : ambiguous.getDeadEndConfigs()) {
        expected.addAll(parser.getATN().nextTokens(config.state));
      }
      expected.remove(Token.EPSILON);
      return expected;
    }
    return error.getExpectedTokens();
  }
}
