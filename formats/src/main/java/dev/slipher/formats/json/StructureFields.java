package dev.slipher.formats.json;

import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRecord;
import java.util.Objects;

/**
 * Makes a record of what was found in a structure: a field for each column, escapes and line breaks
 * resolved.
 */
final class StructureFields {
  /** The largest row, each pipe counted twice (json.pipe-counted-twice). */
  private static final int LARGEST_ROW = 4 * 1024 * 1024;

  private static final int NO_FIELD = -1;

  private final FoundValues values;
  private final int columns;
  private final TextRecord record = TextRecord.markingNulls();
  private byte[] rewritten = {};
  private int wrongField = NO_FIELD;

  StructureFields(FoundValues values, int columns) {
    this.values = Objects.requireNonNull(values);
    this.columns = columns;
  }

  /** The one record that is filled again and again. */
  TextRecord record() {
    return record;
  }

  /**
   * Fills the record from the structure read last.
   *
   * @param line the record's line number
   * @param bytes what holds the structure between {@code start} and {@code end}
   * @return null, or why there is no record; then {@link #wrongField} says which field is to blame
   */
  RowError fill(long line, byte[] bytes, int start, int end) {
    record.begin(line);
    wrongField = firstWrongPath();
    if (wrongField == NO_FIELD) {
      return addFields(bytes, start, end);
    }
    return values.found(wrongField) == Found.NO_OBJECT
        ? JsonErrors.notAnObject()
        : JsonErrors.notAnArray();
  }

  /** The field that the last error blames, or -1 for the whole record. */
  int wrongField() {
    return wrongField;
  }

  /** Fills the record for a report: the fields before a wrong one as they stand, and no more. */
  void fillUpTo(int wrong, long line, byte[] bytes, int start, int end) {
    record.begin(line);
    for (int column = 0; column <= wrong; column++) {
      if (column == wrong || values.found(column) == Found.NOTHING) {
        record.addNull();
      } else {
        record.addField(values.start(column), values.end(column));
      }
    }
    record.end(bytes, bytes, start, end);
  }

  private int firstWrongPath() {
    for (int column = 0; column < columns; column++) {
      Found found = values.found(column);
      if (found == Found.NO_OBJECT || found == Found.NO_ARRAY) {
        return column;
      }
    }
    return NO_FIELD;
  }

  private RowError addFields(byte[] bytes, int start, int end) {
    long length = 0;
    boolean rewrite = false;
    for (int column = 0; column < columns; column++) {
      Found found = values.found(column);
      if (found == Found.NOTHING) {
        record.addNull();
        continue;
      }
      int from = values.start(column);
      int to = values.end(column);
      record.addField(from, to);
      length += to - from;
      rewrite |= mustRewrite(column, bytes);
    }
    // Several columns may take the same large value; escapes alone never double a row.
    if (length > 2L * LARGEST_ROW) {
      return JsonErrors.rowTooLarge();
    }
    if (rewrite) {
      rewrite((int) length, bytes);
    }
    record.end(rewrite ? rewritten : bytes, bytes, start, end);
    boolean mayBeTooLarge = length > LARGEST_ROW / 2;
    return mayBeTooLarge && rowSize() > LARGEST_ROW ? JsonErrors.rowTooLarge() : null;
  }

  private boolean mustRewrite(int column, byte[] bytes) {
    return switch (values.found(column)) {
      case ESCAPED -> true;
      case NESTED -> JsonText.hasLineBreak(bytes, values.start(column), values.end(column));
      case PLAIN, NOTHING, NO_OBJECT, NO_ARRAY -> false;
    };
  }

  /** Copies all values into an array of their own, those that need it rewritten. */
  private void rewrite(int length, byte[] bytes) {
    if (rewritten.length < length) {
      rewritten = new byte[Math.max(length, Math.min(2 * rewritten.length, LARGEST_ROW))];
    }
    int to = 0;
    for (int column = 0; column < columns; column++) {
      if (record.isNull(column)) {
        continue;
      }
      int first = values.start(column);
      int last = values.end(column);
      int from = to;
      switch (values.found(column)) {
        case ESCAPED -> to = JsonText.unescape(bytes, first, last, rewritten, to);
        case NESTED -> to = JsonText.withoutLineBreaks(bytes, first, last, rewritten, to);
        case PLAIN, NOTHING, NO_OBJECT, NO_ARRAY -> {
          System.arraycopy(bytes, first, rewritten, to, last - first);
          to += last - first;
        }
      }
      record.moveValue(column, from, to);
    }
  }

  private long rowSize() {
    long size = columns - 1L;
    byte[] bytes = record.bytes();
    for (int column = 0; column < columns; column++) {
      for (int at = record.start(column); at < record.end(column); at++) {
        size += bytes[at] == '|' ? 2 : 1;
      }
    }
    return size;
  }
}
