package dev.slipher.spark.load;

import dev.slipher.catalog.warehouse.PendingLoads;
import dev.slipher.catalog.warehouse.PendingLoads.PendingLoad;
import dev.slipher.spark.internals.DeltaFiles;
import dev.slipher.spark.load.write.LoadFiles;
import dev.slipher.spark.warehouse.Warehouse;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what loads left behind whose process was killed; their tables are as they were. */
public final class LoadRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(LoadRecovery.class);

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
      try {
        removed +=
            new LoadFiles(load.folder(), load.mark())
                .removeExcept(DeltaFiles.names(session, load.folder()), configuration);
        loads.end(load.queryId());
      } catch (Exception e) { // Scala throws checked exceptions without declaring them
        // A folder that is out of reach keeps no other table waiting; the next start tries again.
        LOG.warn("the files of load {} in {} stay for now", load.mark(), load.folder(), e);
      }
    }
    return removed;
  }
}
