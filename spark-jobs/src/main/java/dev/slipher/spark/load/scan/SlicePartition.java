package dev.slipher.spark.load.scan;

import dev.slipher.formats.scan.Split;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** A slice and what it reads, in this order: Spark's partition is Redshift's slice. */
record SlicePartition(int slice, List<Split> splits) implements InputPartition {
  SlicePartition {
    splits = List.copyOf(splits);
  }
}
