package dev.slipher.formats.scan;

import java.io.IOException;

/**
 * A split that the load can do without is not to be had: the scanner goes on with the next one, and
 * reports say nothing of it. Who throws it tells why.
 */
public final class SkippedSplitException extends IOException {
  private static final long serialVersionUID = 1L;

  /** For a split that is left out. */
  public SkippedSplitException(String reason) {
    super(reason);
  }
}
