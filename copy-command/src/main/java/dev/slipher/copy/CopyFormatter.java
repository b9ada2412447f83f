package dev.slipher.copy;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;

/** Writes COPY. */
public final class CopyFormatter {
  private CopyFormatter() {}

  /** The statement as SQL that {@link CopyParser} reads back to an equal statement. */
  public static String format(CopyStatement statement) {
    throw SqlError.of(SqlState.FEATURE_NOT_SUPPORTED, "COPY is not supported yet");
  }

  /** The same with every secret masked. */
  public static String formatRedacted(CopyStatement statement) {
    throw SqlError.of(SqlState.FEATURE_NOT_SUPPORTED, "COPY is not supported yet");
  }

  /**
   * Any SQL text with the values of secret parameters masked, the rest as it was; total: it never
   * fails, and masks in text that does not parse too.
   */
  public static String redact(String sql) {
    throw SqlError.of(SqlState.FEATURE_NOT_SUPPORTED, "COPY is not supported yet");
  }
}
