package dev.slipher.formats.scan;

import java.io.IOException;

/** A file could not be read; the message begins with its URL. */
public final class SourceException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;

  SourceException(String file, IOException cause) {
    super(
        file + ": " + (cause.getMessage() == null ? "cannot be read" : cause.getMessage()), cause);
    this.file = file;
  }

  /** The full URL. */
  public String file() {
    return file;
  }
}
