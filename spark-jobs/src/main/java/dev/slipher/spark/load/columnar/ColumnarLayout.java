package dev.slipher.spark.load.columnar;

import dev.slipher.formats.record.RecordLayout;
import dev.slipher.spark.load.source.s3.ColumnarErrors;
import java.util.Objects;

/**
 * Files that hold values by column, which go to the table's columns by position
 * (columnar.positional).
 *
 * @param serializeToJson SERIALIZETOJSON: nested values go into SUPER columns
 * @param errors how failures are told
 */
public record ColumnarLayout(Format format, boolean serializeToJson, ColumnarErrors errors)
    implements RecordLayout {

  /** The columnar formats. */
  public enum Format {
    PARQUET("Parquet"),
    ORC("ORC");

    private final String title;

    Format(String title) {
      this.title = title;
    }

    /** The name that people write. */
    String title() {
      return title;
    }
  }

  public ColumnarLayout {
    Objects.requireNonNull(format);
    Objects.requireNonNull(errors);
  }

  /** columnar.split-128mb. */
  @Override
  public boolean isSplittable() {
    return true;
  }
}
