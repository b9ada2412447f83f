package dev.slipher.spark.load.sample;

import dev.slipher.catalog.table.Encoding;
import dev.slipher.formats.type.RedshiftType;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Estimates what a column's values would take in each encoding that its type allows (guide page
 * c_Compression_encodings says how each works).
 */
interface ColumnSizes {

  /** Takes the column's value of a row. */
  void add(InternalRow row);

  /** Bytes by encoding; what is not in it cannot be chosen. */
  Map<Encoding, Long> bytes();

  /** The estimate for a column. */
  static ColumnSizes of(SampledColumn column) {
    RedshiftType type = column.type();
    if (type instanceof RedshiftType.Varchar || type instanceof RedshiftType.Char) {
      return new TextSizes(column);
    }
    return new NumberSizes(column);
  }

  /** Whether a column of the type is sampled at all. */
  static boolean canEstimate(RedshiftType type) {
    return type instanceof RedshiftType.Varchar
        || type instanceof RedshiftType.Char
        || NumberSizes.width(type) > 0;
  }
}
