package dev.slipher.spark.internals;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;

/** The data files of a Delta table's newest version. */
public final class DeltaFiles {
  private DeltaFiles() {}

  /**
   * A data file.
   *
   * @param rows rows in it, deleted ones included; 0 where Delta kept no statistics
   * @param deletedRows those of them that a deletion vector hides
   */
  public record DataFile(
      String path, long bytes, long rows, long deletedRows, Map<String, String> tags) {}

  /** All files. */
  public static List<DataFile> of(SparkSession session, CatalogTable table) {
    DeltaLog log = DeltaLog.forTable(session, table);
    Snapshot snapshot = log.update(false, Scala.none(), Scala.some(table));
    return snapshot.allFiles().collectAsList().stream().map(DeltaFiles::file).toList();
  }

  /**
   * The names of the files in a table's folder that its newest version has; none where the folder
   * is no Delta table (any more).
   */
  public static Set<String> names(SparkSession session, String folder) {
    DeltaLog log = DeltaLog.forTable(session, folder);
    if (!log.tableExists()) {
      return Set.of();
    }
    return log.update(false, Scala.none(), Scala.none()).allFiles().collectAsList().stream()
        .map(file -> new Path(file.path()).getName())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The counter of that name that commits have set; empty where none has. */
  public static OptionalLong counter(SparkSession session, CatalogTable table, String name) {
    DeltaLog log = DeltaLog.forTable(session, table);
    Snapshot snapshot = log.update(false, Scala.none(), Scala.some(table));
    scala.Option<Object> value = snapshot.transactions().get(name);
    return value.isDefined() ? OptionalLong.of((Long) value.get()) : OptionalLong.empty();
  }

  private static DataFile file(AddFile file) {
    scala.Option<Object> physical = file.numPhysicalRecords();
    long rows = physical.isDefined() ? (Long) physical.get() : 0L;
    return new DataFile(
        file.path(),
        file.size(),
        rows,
        file.numDeletedRecords(),
        file.tags() == null ? Map.of() : Scala.map(file.tags()));
  }
}
