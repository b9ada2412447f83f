package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;

/** Converts the fields of one column; the null rules are settled before it is asked. */
abstract class FieldConverter {

  /**
   * Puts the value of a field into {@code sink}. The field is neither empty nor blank unless the
   * column is of a character type.
   *
   * @return null, or why the field cannot be loaded
   */
  abstract RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal);

  /** What every column does with a NULL. */
  static RowError putNull(RowSink sink, int ordinal, boolean nullable) {
    if (!nullable) {
      return RowErrors.missingNotNull();
    }
    sink.setNull(ordinal);
    return null;
  }

  /** Whether empty and blank fields are values here; elsewhere they are NULL. */
  boolean isCharacter() {
    return false;
  }

  /** Whether invalid bytes were replaced since this was last asked. */
  boolean takeReplaced() {
    return false;
  }

  /** Allows or forbids TRUNCATECOLUMNS for the coming field (conv.truncatecolumns.row-limit). */
  void allowTruncation(boolean allowed) {}
}
