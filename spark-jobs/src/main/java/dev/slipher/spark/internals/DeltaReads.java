package dev.slipher.spark.internals;

import dev.slipher.spark.internals.DeltaAppend.NewFile;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.delta.DeltaTableUtils;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.files.TahoeBatchFileIndex;
import org.apache.spark.sql.delta.files.TahoeFileIndex;
import org.apache.spark.sql.delta.files.TahoeLogFileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.runtime.AbstractPartialFunction;

/** Which version and which files of Delta tables a plan reads. */
public final class DeltaReads {
  private DeltaReads() {}

  /**
   * The plan with every Delta table that it reads held to a version and seen with more files. Reads
   * that name a version themselves stay as they are.
   *
   * @param version gives, for a table's newest version, the one to read
   * @param pending gives, for a table's folder, the files to read besides
   */
  public static LogicalPlan within(
      LogicalPlan plan,
      UnaryOperator<DeltaVersion> version,
      Function<Path, List<NewFile>> pending) {
    return plan.resolveOperatorsUp(
        new AbstractPartialFunction<>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return newestIndex(node) != null;
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            TahoeLogFileIndex index = newestIndex(node);
            Snapshot snapshot = version.apply(new DeltaVersion(index.getSnapshot())).snapshot();
            List<NewFile> more = pending.apply(index.path());
            return DeltaTableUtils.replaceFileIndex(
                node, more.isEmpty() ? held(index, snapshot) : widened(index, snapshot, more));
          }
        });
  }

  /** The index of a relation that reads a table's newest version; null for any other node. */
  private static TahoeLogFileIndex newestIndex(LogicalPlan node) {
    return node instanceof LogicalRelation relation
            && relation.relation() instanceof HadoopFsRelation files
            && files.location() instanceof TahoeLogFileIndex index
            && !index.isTimeTravelQuery()
        ? index
        : null;
  }

  private static TahoeFileIndex held(TahoeLogFileIndex index, Snapshot snapshot) {
    return new TahoeLogFileIndex(
        index.spark(), index.deltaLog(), index.path(), snapshot, index.partitionFilters(), true);
  }

  private static TahoeFileIndex widened(
      TahoeLogFileIndex index, Snapshot snapshot, List<NewFile> more) {
    List<AddFile> files =
        Stream.concat(
                snapshot.allFiles().collectAsList().stream(),
                more.stream().map(DeltaAppend::action))
            .toList();
    return new TahoeBatchFileIndex(
        index.spark(),
        "transaction",
        Scala.seq(files),
        index.deltaLog(),
        index.path(),
        snapshot,
        false);
  }
}
