package dev.slipher.it.script;

/** A case file that cannot be read; the message starts with {@code file:line}. */
public final class CaseSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CaseSyntaxException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
