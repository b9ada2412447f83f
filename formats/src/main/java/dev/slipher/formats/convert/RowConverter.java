package dev.slipher.formats.convert;

import dev.slipher.formats.record.TextRecord;
import java.util.List;

/** Converts the fields of one record after the other into one row; one instance for each slice. */
public final class RowConverter {

  private RowConverter() {}

  /** A converter whose fields map to {@code columns} from left to right. */
  public static RowConverter create(List<TargetColumn> columns, ConversionOptions options) {
    throw new IllegalStateException("columns " + columns + " options " + options);
  }

  /**
   * Puts a record's values into {@code sink}.
   *
   * @return null when the row is complete, else its first error; the sink then holds rubbish
   */
  public ColumnError convert(TextRecord record, RowSink sink) {
    throw new IllegalStateException("record " + record + " sink " + sink);
  }

  /** The first column of the last row in which invalid bytes were replaced, or -1. */
  public int replacedColumn() {
    return -1;
  }
}
