package dev.slipher.formats.avro;

import dev.slipher.formats.json.JsonErrors;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRecord;
import java.util.Arrays;

/**
 * What the paths of the columns have led to in one record, and the text record that is made of it.
 *
 * <p>An Avro record has no text of its own: what stands for it in reports is the text of the values
 * that were asked for, in the order of the file, parted by pipes.
 */
final class RowFields {
  private static final int NO_FIELD = -1;

  /** The largest row, each pipe counted twice (json.pipe-counted-twice). */
  private static final int LARGEST_ROW = 4 * 1024 * 1024;

  private final FieldText text = new FieldText();
  private final TextRecord record = TextRecord.markingNulls();
  private final Found[] found;
  private final int[] starts;
  private final int[] ends;
  private int wrongField = NO_FIELD;

  RowFields(int columns) {
    found = new Found[columns];
    starts = new int[columns];
    ends = new int[columns];
  }

  /** The one record that is filled again and again. */
  TextRecord record() {
    return record;
  }

  /** Forgets the last record. */
  void begin() {
    text.reset();
    Arrays.fill(found, Found.NOTHING);
  }

  /** Reads the value of a column. */
  void take(int column, FieldReader reader, BlockInput in) throws AvroDataException {
    int start = text.length();
    Found what = reader.read(in, text);
    found[column] = what;
    if (what != Found.NOTHING) {
      starts[column] = start;
      ends[column] = text.length();
      text.put('|');
    }
  }

  void mark(int[] columns, Found as) {
    for (int column : columns) {
      found[column] = as;
    }
  }

  /**
   * Makes the record of what was found.
   *
   * @param line the record's number in its file
   * @return null, or why there is no record; then {@link #wrongField} says which field is to blame,
   *     and the record ends with that
   */
  RowError fill(long line) {
    wrongField = firstWrongPath();
    RowError error = text.overflowed() ? JsonErrors.rowTooLarge() : wrongPath();
    if (error == null) {
      addFields(line, found.length);
      if (text.length() <= LARGEST_ROW / 2 || rowSize() <= LARGEST_ROW) {
        return null;
      }
      error = JsonErrors.rowTooLarge();
    }
    addFields(line, Math.max(0, wrongField));
    if (wrongField != NO_FIELD) {
      record.addNull();
    }
    return error;
  }

  /** The field that the last error blames, or -1 for the whole record. */
  int wrongField() {
    return wrongField;
  }

  private int firstWrongPath() {
    for (int column = 0; column < found.length && !text.overflowed(); column++) {
      if (found[column] == Found.NO_OBJECT || found[column] == Found.NO_ARRAY) {
        return column;
      }
    }
    return NO_FIELD;
  }

  private RowError wrongPath() {
    if (wrongField == NO_FIELD) {
      return null;
    }
    return found[wrongField] == Found.NO_OBJECT
        ? JsonErrors.notAnObject()
        : JsonErrors.notAnArray(); // avro.array-missing-fatal
  }

  private void addFields(long line, int count) {
    record.begin(line);
    for (int column = 0; column < count; column++) {
      switch (found[column]) {
        case NOTHING, NO_OBJECT, NO_ARRAY -> record.addNull();
        case TEXT -> record.addField(starts[column], ends[column]);
        case MOMENT -> {
          record.addField(starts[column], ends[column]);
          record.markMoment(column);
        }
      }
    }
    int end = Math.max(0, text.length() - 1); // without the last pipe
    record.end(text.bytes(), text.bytes(), 0, end);
  }

  private long rowSize() {
    long size = text.length();
    for (int column = 0; column < found.length; column++) {
      if (!record.isNull(column)) {
        for (int at = starts[column]; at < ends[column]; at++) {
          size += text.bytes()[at] == '|' ? 1 : 0;
        }
      }
    }
    return size;
  }
}
