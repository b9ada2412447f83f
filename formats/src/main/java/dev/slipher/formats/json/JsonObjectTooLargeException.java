package dev.slipher.formats.json;

import java.io.IOException;

/**
 * An object or array of more than 4 MB, which fails the load whatever MAXERROR says
 * (json.max-object-4mb).
 */
public final class JsonObjectTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  JsonObjectTooLargeException(long line) {
    super(
        "the JSON object that begins on line %d exceeds the maximum size of 4 MB".formatted(line));
  }
}
