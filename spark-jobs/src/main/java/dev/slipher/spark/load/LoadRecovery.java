package dev.slipher.spark.load;

import dev.slipher.catalog.warehouse.PendingLoads;
import dev.slipher.catalog.warehouse.PendingLoads.PendingLoad;
import dev.slipher.spark.internals.DeltaFiles;
import dev.slipher.spark.load.write.LoadFiles;
import dev.slipher.spark.warehouse.Warehouse;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Removes what loads left behind whose process was killed; their tables are as they were. */
public final class LoadRecovery {
  private LoadRecovery() {}

  /**
   * Looks for such loads and removes their files, except where the load was killed after its
   * commit.
   *
   * @return how many files were removed
   */
  public static int run(SparkSession session) {
    PendingLoads loads = Warehouse.of(session).database().loads();
    Configuration configuration = session.sessionState().newHadoopConf();
    int removed = 0;
    for (PendingLoad load : loads.abandoned()) {
      removed +=
          new LoadFiles(load.folder(), load.mark())
              .removeExcept(DeltaFiles.names(session, load.folder()), configuration);
      loads.end(load.queryId());
    }
    return removed;
  }
}
