package dev.slipher.spark.load.scan;

import dev.slipher.catalog.system.SliceProgress;
import dev.slipher.formats.scan.ScanProgress;
import dev.slipher.formats.scan.Split;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** A slice and what it reads, in this order: Spark's partition is Redshift's slice. */
record SlicePartition(int slice, List<Split> splits) implements InputPartition {
  SlicePartition {
    splits = List.copyOf(splits);
  }

  /** How far the slice is, by what its scanner says. */
  SliceProgress progress(boolean compressed, ScanProgress scanned) {
    return new SliceProgress(
        slice,
        bytes(),
        scanned.bytesTransferred(),
        compressed,
        scanned.lines(),
        splits.size(),
        scanned.filesDone(),
        scanned.currentFile());
  }

  private long bytes() {
    return splits.stream()
        .mapToLong(split -> Math.min(split.range().end(), split.size()) - split.range().start())
        .sum();
  }
}
