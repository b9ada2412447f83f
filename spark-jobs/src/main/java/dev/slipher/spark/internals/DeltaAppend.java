package dev.slipher.spark.internals;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;

/**
 * A Delta transaction that only adds files: begun before the table is looked at, committed once or
 * dropped.
 */
public final class DeltaAppend {

  /**
   * A file to add.
   *
   * @param path relative to the table's folder
   * @param tags kept with the file in Delta's log
   */
  public record NewFile(
      String path, long bytes, long modifiedMillis, String statistics, Map<String, String> tags) {}

  private final DeltaLog log;
  private final OptimisticTransaction transaction;

  private DeltaAppend(DeltaLog log, OptimisticTransaction transaction) {
    this.log = log;
    this.transaction = transaction;
  }

  /** Begins on the table's newest version. */
  public static DeltaAppend begin(SparkSession session, CatalogTable table) {
    DeltaLog log = DeltaLog.forTable(session, table);
    log.update(false, Scala.none(), Scala.some(table));
    return new DeltaAppend(log, log.startTransaction(Scala.some(table), Scala.none()));
  }

  /** The table's folder. */
  public Path folder() {
    return log.dataPath();
  }

  /** The version that the transaction read. */
  public DeltaVersion version() {
    return new DeltaVersion(transaction.snapshot());
  }

  /** The schema that the transaction read. */
  public StructType schema() {
    return transaction.metadata().schema();
  }

  /** The table properties that the transaction read. */
  public Map<String, String> properties() {
    return Scala.map(transaction.metadata().configuration());
  }

  /**
   * Whether a file that holds all columns under their own names is all that the table needs: no
   * partition columns, no column mapping.
   */
  public boolean takesPlainFiles() {
    return transaction.metadata().partitionColumns().isEmpty()
        && properties().getOrDefault("delta.columnMapping.mode", "none").equals("none");
  }

  /** Whether the version that the transaction read holds no files. */
  public boolean tableIsEmpty() {
    return transaction.snapshot().numOfFiles() == 0;
  }

  /**
   * The counter of that name as commits have left it; a commit by another since makes this
   * transaction's own fail. Empty where there is none.
   */
  public OptionalLong counter(String name) {
    long value = transaction.txnVersion(name);
    return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Rows that the version holds, deleted ones included, as far as statistics tell. */
  public long rows() {
    return transaction.snapshot().allFiles().collectAsList().stream()
        .mapToLong(
            file ->
                file.numPhysicalRecords().isDefined() ? (Long) file.numPhysicalRecords().get() : 0L)
        .sum();
  }

  /** Makes {@code schema} the table's with the commit; only its fields' metadata may differ. */
  public void changeSchema(StructType schema) {
    Metadata metadata = transaction.metadata();
    transaction.updateMetadata(
        metadata.copy(
            metadata.id(),
            metadata.name(),
            metadata.description(),
            metadata.format(),
            schema.json(),
            metadata.partitionColumns(),
            metadata.configuration(),
            metadata.createdTime()),
        false);
  }

  /**
   * Commits all files as one version.
   *
   * @param counters new values of named counters, which Delta commits with the files
   * @param userMetadata kept in the commit
   * @return the new version, or a later one that holds the files
   */
  public long commit(List<NewFile> files, Map<String, Long> counters, String userMetadata) {
    Stream<Action> counted =
        counters.entrySet().stream()
            .map(
                counter ->
                    new SetTransaction(
                        counter.getKey(),
                        counter.getValue(),
                        Scala.some(System.currentTimeMillis())));
    Seq<Action> actions =
        Scala.seq(Stream.concat(counted, files.stream().map(DeltaAppend::action)).toList());
    try {
      return transaction.commit(
          actions,
          new DeltaOperations.Write(
              SaveMode.Append, Scala.none(), Scala.none(), Scala.some(userMetadata)));
    } catch (Exception e) { // Scala throws checked exceptions without declaring them
      Snapshot newest = log.update(false, Scala.none(), Scala.none());
      if (stands(files, newest)) {
        return newest.version();
      }
      throw e;
    }
  }

  /** Whether the files were committed, though the answer to that was lost. */
  private static boolean stands(List<NewFile> files, Snapshot snapshot) {
    Set<String> paths = files.stream().map(NewFile::path).collect(Collectors.toSet());
    return snapshot.allFiles().collectAsList().stream()
        .anyMatch(file -> paths.contains(file.path()));
  }

  /** Whether a commit failed because another writer's commit stands against it. */
  public static boolean isConflict(Throwable failure) {
    return failure instanceof DeltaConcurrentModificationException;
  }

  static AddFile action(NewFile file) {
    return new AddFile(
        file.path(),
        Scala.map(Map.of()),
        file.bytes(),
        file.modifiedMillis(),
        true,
        file.statistics(),
        Scala.map(file.tags()),
        null,
        Scala.none(),
        Scala.none(),
        Scala.none());
  }
}
