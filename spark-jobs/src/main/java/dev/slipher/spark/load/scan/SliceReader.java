package dev.slipher.spark.load.scan;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** Reads one slice in a task and hands in its report once everything is read. */
final class SliceReader implements PartitionReader<InternalRow> {
  private final SlicePartition partition;
  private final SliceRow row;
  private final RowScanner scanner;
  private final SliceReports reports;
  private final List<ColumnFiller.Identity> identities;
  private long rows;
  private boolean reported;

  SliceReader(SlicePartition partition, SliceScanSpec spec, SliceReports reports) {
    this.partition = partition;
    this.reports = reports;
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
    scanner = RowScanner.of(partition, spec, row);
  }

  @Override
  public boolean next() throws IOException {
    if (scanner.next()) {
      for (ColumnFiller.Identity identity : identities) {
        row.setLong(identity.ordinal(), identity.value(partition.slice(), rows));
      }
      rows++;
      return true;
    }
    if (!reported) {
      reports.add(scanner.report());
      reported = true;
    }
    return false;
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
