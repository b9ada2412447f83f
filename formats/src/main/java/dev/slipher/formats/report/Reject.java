package dev.slipher.formats.report;

import dev.slipher.formats.record.RowError;
import java.io.Serializable;
import java.util.List;

/**
 * A rejected record.
 *
 * @param part the file, or the range of it
 * @param lineNumber the physical line on which the record starts, counted from 1; in a range from
 *     its first record on, until {@link CutFiles} has seen the ranges before it
 * @param column index into the load's target columns, or -1 where no column is to blame
 * @param rawLine the record as read, at most 1024 characters, a dot for each multibyte character
 * @param rawField the failing field as read, shaped likewise; empty where no column is to blame
 * @param error its position is what {@code stl_load_errors.position} shows: where the failing field
 *     starts in {@code rawLine}, or 0 for errors of a whole line (sys.load_errors.position)
 * @param values for the first rejects of a slice the parsed fields up to and including the failing
 *     one, null where NULL; else empty
 */
public record Reject(
    FilePart part,
    long lineNumber,
    int column,
    String rawLine,
    String rawField,
    RowError error,
    List<FieldValue> values)
    implements Serializable {

  /** One field's value as parsed; {@code text} is empty when {@code isNull}. */
  public record FieldValue(String text, boolean isNull) implements Serializable {}

  public Reject {
    values = List.copyOf(values);
  }

  /** The full URL. */
  public String file() {
    return part.file();
  }

  Reject onLine(long number) {
    return new Reject(part, number, column, rawLine, rawField, error, values);
  }
}
