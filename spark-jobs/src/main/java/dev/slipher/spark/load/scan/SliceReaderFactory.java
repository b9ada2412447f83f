package dev.slipher.spark.load.scan;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/** Opens slices on the executors. */
final class SliceReaderFactory implements PartitionReaderFactory {
  private static final long serialVersionUID = 1L;

  private final SliceScanSpec spec;
  private final SliceReports reports;

  SliceReaderFactory(SliceScanSpec spec, SliceReports reports) {
    this.spec = spec;
    this.reports = reports;
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return new SliceReader((SlicePartition) partition, spec, reports);
  }
}
