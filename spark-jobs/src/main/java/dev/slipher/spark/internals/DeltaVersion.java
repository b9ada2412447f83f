package dev.slipher.spark.internals;

import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.Snapshot;

/** A version of a Delta table, which reads can be held to. */
public final class DeltaVersion {
  private final Snapshot snapshot;

  DeltaVersion(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** The table's folder. */
  public Path folder() {
    return snapshot.deltaLog().dataPath();
  }
}
