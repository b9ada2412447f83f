package dev.slipher.spark.transaction;

import dev.slipher.spark.internals.DeltaAppend;
import dev.slipher.spark.internals.DeltaAppend.NewFile;
import dev.slipher.spark.internals.DeltaVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.StructType;

/**
 * What a transaction adds to one table: the loads staged so far, over the version that the first of
 * them found. A later load of the transaction meets the table as the earlier ones leave it.
 */
public final class TableAppend {
  private final String table;
  private final DeltaAppend delta;
  private final List<StagedLoad> loads = new ArrayList<>();
  private final Map<String, Long> counters = new HashMap<>();
  private StructType schema;

  TableAppend(String table, DeltaAppend delta) {
    this.table = table;
    this.delta = delta;
    schema = delta.schema();
  }

  String table() {
    return table;
  }

  /** The version under the pending rows. */
  DeltaVersion version() {
    return delta.version();
  }

  /** The table's folder. */
  public Path folder() {
    return delta.folder();
  }

  /** The table's schema within the transaction. */
  public synchronized StructType schema() {
    return schema;
  }

  /** The table's properties. */
  public Map<String, String> properties() {
    return delta.properties();
  }

  /** Whether the table takes files of all columns under their own names. */
  public boolean takesPlainFiles() {
    return delta.takesPlainFiles();
  }

  /** Whether the table holds no files, pending ones included. */
  public boolean tableIsEmpty() {
    return delta.tableIsEmpty() && files().isEmpty();
  }

  /** The counter of that name within the transaction; empty where there is none. */
  public synchronized OptionalLong counter(String name) {
    Long staged = counters.get(name);
    return staged == null ? delta.counter(name) : OptionalLong.of(staged);
  }

  /** Gives a counter another value within the transaction, committed if any rows are. */
  public synchronized void count(String name, long value) {
    counters.put(name, value);
  }

  /** Rows of the table, deleted ones and pending ones included, as far as statistics tell. */
  public synchronized long rows() {
    long committed = delta.tableIsEmpty() ? 0 : delta.rows();
    return committed + loads.stream().mapToLong(StagedLoad::rows).sum();
  }

  synchronized List<NewFile> files() {
    return loads.stream().flatMap(load -> load.added().stream()).toList();
  }

  synchronized List<StagedLoad> loads() {
    return List.copyOf(loads);
  }

  synchronized void stage(StagedLoad load) {
    loads.add(load);
    counters.putAll(load.counters());
    load.schema().ifPresent(changed -> schema = changed);
  }

  /** Commits all that is staged as one version of the table. */
  synchronized void commit(long transactionId) {
    if (!schema.equals(delta.schema())) {
      delta.changeSchema(schema);
    }
    String queries =
        loads.stream()
            .map(load -> Integer.toString(load.queryId()))
            .collect(Collectors.joining(","));
    delta.commit(
        files(),
        counters,
        "{\"slipher.queries\":[%s],\"slipher.xid\":%d}".formatted(queries, transactionId));
  }
}
