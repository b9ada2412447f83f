package dev.slipher.spark.load.scan;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.load.sample.CompressionSampling;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * What every slice of one load does alike; goes to the executors.
 *
 * @param schema of the rows that come out: all of the table's columns
 * @param columns where the fields of a record go
 * @param fillers how the other columns are filled
 * @param rejectLimit errors after which a slice stops, or {@link Long#MAX_VALUE}
 * @param opener must be serialisable
 * @param sampled which rows are sampled; null for none
 */
record SliceScanSpec(
    StructType schema,
    List<TargetColumn> columns,
    List<ColumnFiller> fillers,
    ScanOptions options,
    SplitOpener opener,
    long rejectLimit,
    CompressionSampling.Rows sampled)
    implements Serializable {
  SliceScanSpec {
    columns = List.copyOf(columns);
    fillers = List.copyOf(fillers);
  }

  Optional<CompressionSampling.Rows> sampling() {
    return Optional.ofNullable(sampled);
  }
}
