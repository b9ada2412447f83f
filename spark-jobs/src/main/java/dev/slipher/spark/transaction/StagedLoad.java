package dev.slipher.spark.transaction;

import dev.slipher.spark.internals.DeltaAppend.NewFile;
import dev.slipher.spark.load.write.LoadFiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * What a load has written and its transaction has not committed yet.
 *
 * @param queryId under which the journal of pending loads has it
 * @param files how to find its files
 * @param added the files to commit; none where no row was loaded
 * @param rows the rows in them
 * @param counters new values of the table's counters
 * @param schema what the table's schema becomes, if it changes
 */
public record StagedLoad(
    int queryId,
    LoadFiles files,
    List<NewFile> added,
    long rows,
    Map<String, Long> counters,
    Optional<StructType> schema) {
  public StagedLoad {
    Objects.requireNonNull(files);
    added = List.copyOf(added);
    counters = Map.copyOf(counters);
    Objects.requireNonNull(schema);
  }
}
