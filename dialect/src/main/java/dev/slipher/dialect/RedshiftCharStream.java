package dev.slipher.dialect;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * Text for the lexer: it looks ahead in upper case, so that keywords match in any case, while the
 * text of tokens stays as written. Indexes are UTF-16 units, those of {@link String}.
 */
final class RedshiftCharStream implements CharStream {
  private final String text;
  private int index;

  RedshiftCharStream(String text) {
    this.text = text;
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, text.length());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }

  @Override
  public void consume() {
    if (index >= text.length()) {
      throw new IllegalStateException("cannot consume EOF");
    }
    index++;
  }

  @Override
  public int LA(int offset) {
    int at = offset > 0 ? index + offset - 1 : index + offset;
    if (offset == 0 || at < 0 || at >= text.length()) {
      return offset == 0 ? 0 : IntStream.EOF;
    }
    char c = text.charAt(at);
    return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // The whole text is in memory: there is nothing to release.
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int position) {
    index = position;
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }

  @Override
  public String toString() {
    return text;
  }
}
