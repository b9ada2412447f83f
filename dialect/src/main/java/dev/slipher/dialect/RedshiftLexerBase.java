package dev.slipher.dialect;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.misc.Interval;

/** What a lexer grammar cannot say: tokens whose end depends on how they began. */
abstract class RedshiftLexerBase extends Lexer {
  RedshiftLexerBase(CharStream input) {
    super(input);
  }

  /** From the opening {@code $tag$} to the same mark, or to the end of the text. */
  protected void closeDollarString() {
    String mark = _input.getText(Interval.of(_tokenStartCharIndex, _input.index() - 1));
    while (_input.LA(1) != IntStream.EOF) {
      int at = _input.index();
      if (_input.getText(Interval.of(at, at + mark.length() - 1)).equals(mark)) {
        consume(mark.length());
        return;
      }
      consume(1);
    }
    setType(RedshiftLexer.UNTERMINATED_DOLLAR_STRING);
  }

  /** From the opening mark to the one that closes it, past comments inside. */
  protected void closeBlockComment() {
    int depth = 1;
    while (_input.LA(1) != IntStream.EOF) {
      if (_input.LA(1) == '/' && _input.LA(2) == '*') {
        depth++;
        consume(2);
      } else if (_input.LA(1) == '*' && _input.LA(2) == '/') {
        depth--;
        consume(2);
        if (depth == 0) {
          setChannel(HIDDEN);
          return;
        }
      } else {
        consume(1);
      }
    }
    setType(RedshiftLexer.UNTERMINATED_COMMENT);
  }

  private void consume(int count) {
    for (int i = 0; i < count; i++) {
      getInterpreter().consume(_input);
    }
  }
}
