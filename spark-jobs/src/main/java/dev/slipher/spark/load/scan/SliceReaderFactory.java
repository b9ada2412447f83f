package dev.slipher.spark.load.scan;

import dev.slipher.catalog.system.SliceProgress;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.spark.load.sample.SliceSample;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/** Opens slices on the executors. */
final class SliceReaderFactory implements PartitionReaderFactory {
  private static final long serialVersionUID = 1L;

  private final SliceScanSpec spec;
  private final SliceResults<SliceReport> reports;
  private final SliceResults<SliceSample> samples;
  private final SliceResults<SliceProgress> progress;

  SliceReaderFactory(
      SliceScanSpec spec,
      SliceResults<SliceReport> reports,
      SliceResults<SliceSample> samples,
      SliceResults<SliceProgress> progress) {
    this.spec = spec;
    this.reports = reports;
    this.samples = samples;
    this.progress = progress;
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    return new SliceReader((SlicePartition) partition, spec, reports, samples, progress);
  }
}
