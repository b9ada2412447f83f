package dev.slipher.spark.load.scan;

import dev.slipher.catalog.system.SliceProgress;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.scan.RowScanner;
import dev.slipher.formats.scan.SliceScanner;
import dev.slipher.spark.load.columnar.ColumnarLayout;
import dev.slipher.spark.load.columnar.ColumnarScanner;
import dev.slipher.spark.load.sample.CompressionSampling;
import dev.slipher.spark.load.sample.SliceSample;
import dev.slipher.spark.load.sample.SliceSampler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** Reads one slice in a task and hands in its report once everything is read. */
final class SliceReader implements PartitionReader<InternalRow> {
  /**
   * Rows between two reports of progress; clusters take a million (sys.load_state.update-interval).
   */
  private static final long ROWS_OF_PROGRESS = 1 << 16;

  private final SlicePartition partition;
  private final SliceRow row;
  private final RowScanner scanner;
  private final SliceResults<SliceReport> reports;
  private final SliceResults<SliceSample> samples;
  private final SliceResults<SliceProgress> progress;
  private final boolean compressed;
  private final Optional<SliceSampler> sampler;
  private final boolean sampledAlone;
  private final List<ColumnFiller.Identity> identities;
  private long rows;
  private boolean reported;

  SliceReader(
      SlicePartition partition,
      SliceScanSpec spec,
      SliceResults<SliceReport> reports,
      SliceResults<SliceSample> samples,
      SliceResults<SliceProgress> progress) {
    this.partition = partition;
    this.reports = reports;
    this.samples = samples;
    this.progress = progress;
    compressed = spec.options().compression() != Compression.NONE;
    sampler = spec.sampling().map(rows -> rows.sampler(partition.slice()));
    sampledAlone = spec.sampling().filter(CompressionSampling.Rows::alone).isPresent();
    row = new SliceRow(spec.schema());
    for (ColumnFiller filler : spec.fillers()) {
      if (filler instanceof ColumnFiller.Constant constant) {
        row.update(constant.ordinal(), constant.value());
      }
    }
    identities =
        spec.fillers().stream()
            .filter(ColumnFiller.Identity.class::isInstance)
            .map(ColumnFiller.Identity.class::cast)
            .toList();
    scanner = scanner(partition, spec);
  }

  private RowScanner scanner(SlicePartition slice, SliceScanSpec spec) {
    if (spec.options().layout() instanceof ColumnarLayout) {
      return new ColumnarScanner(
          slice.slice(), slice.splits(), spec.opener(), spec.options(), spec.columns(), row);
    }
    return SliceScanner.create(
        slice.slice(),
        slice.splits(),
        spec.opener(),
        spec.options(),
        spec.columns(),
        spec.rejectLimit(),
        row);
  }

  @Override
  public boolean next() throws IOException {
    if (!hasSampled() && scanner.next()) {
      for (ColumnFiller.Identity identity : identities) {
        row.setLong(identity.ordinal(), identity.value(partition.slice(), rows));
      }
      rows++;
      if (rows % ROWS_OF_PROGRESS == 0) {
        progress.add(partition.progress(compressed, scanner.progress()));
      }
      if (sampler.isPresent()) {
        sampler.get().add(row);
      }
      return true;
    }
    if (!reported) {
      reports.add(scanner.report());
      progress.add(partition.progress(compressed, scanner.progress()));
      sampler.map(SliceSampler::sample).ifPresent(samples::add);
      reported = true;
    }
    return false;
  }

  private boolean hasSampled() {
    return sampledAlone && sampler.orElseThrow().isFull();
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public void close() throws IOException {
    scanner.close();
  }
}
