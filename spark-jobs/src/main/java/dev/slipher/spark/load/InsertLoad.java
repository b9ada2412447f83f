package dev.slipher.spark.load;

import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.dialect.Names;
import dev.slipher.dialect.QualifiedName;
import dev.slipher.spark.internals.ParsedInsert;
import dev.slipher.spark.load.write.LoadFiles;
import dev.slipher.spark.load.write.SliceWriteJob;
import dev.slipher.spark.load.write.WrittenFile;
import dev.slipher.spark.table.DeltaSchema;
import dev.slipher.spark.table.WarehouseTables;
import dev.slipher.spark.transaction.StagedLoad;
import dev.slipher.spark.transaction.TableAppend;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * An INSERT whose table makes values that Spark cannot: of IDENTITY columns, or of a DEFAULT that
 * is not constant. It writes and commits as a COPY does, its counters with its rows.
 */
public final class InsertLoad {
  private final SparkSession session;
  private final Warehouse warehouse;
  private final ParsedInsert insert;
  private final TableName name;
  private final Transaction transaction;

  private InsertLoad(
      SparkSession session, ParsedInsert insert, TableName name, Transaction transaction) {
    this.session = session;
    this.insert = insert;
    this.name = name;
    this.transaction = transaction;
    warehouse = Warehouse.of(session);
  }

  /** The table that an INSERT goes to, if it is one that Spark's own INSERT cannot serve. */
  public static Optional<TableName> target(SparkSession session, ParsedInsert insert) {
    if (insert.table().size() > 2) {
      return Optional.empty();
    }
    WarehouseTables tables = tables(session);
    TableName name =
        tables.qualify(new QualifiedName(insert.table().stream().map(Names::fold).toList()));
    Optional<Integer> width = insert.width().filter(values -> insert.columns().isEmpty());
    return tables
        .find(name)
        .filter(table -> tables.needsOwnInsert(table, width))
        .map(table -> name);
  }

  private static WarehouseTables tables(SparkSession session) {
    return new WarehouseTables(session, Warehouse.of(session).layout().database());
  }

  /**
   * Runs the INSERT as a transaction of its own.
   *
   * @throws dev.slipher.dialect.SqlError when it fails; the table is then as it was
   */
  public static void run(SparkSession session, ParsedInsert insert, TableName name) {
    Transaction transaction = Warehouse.of(session).transaction(session, false);
    try {
      new InsertLoad(session, insert, name, transaction).run();
      transaction.commit(session);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LoadErrors.cancelled(e);
    } finally {
      transaction.abort(); // does nothing once it is committed
    }
  }

  private void run() throws InterruptedException {
    transaction.lock(name.toString());
    TableAppend append =
        transaction.append(session, name.toString(), tables(session).require(name));
    TableDefinition table = DeltaSchema.read(name, append.schema(), append.properties());
    table.requireProcessableWidth();
    if (!append.takesPlainFiles()) {
      throw LoadErrors.insertNotSupported("a table that Delta partitions or whose columns it maps");
    }
    InsertedRows rows = InsertedRows.of(session, transaction, insert, table, append);
    JavaRDD<InternalRow> filled = rows.filled(warehouse.layout().slices());
    int queryId = warehouse.database().sequences().nextQueryId();
    try (LoadAttempt attempt = LoadAttempt.begin(session, transaction, append, queryId)) {
      List<WrittenFile> written = SliceWriteJob.run(filled, attempt.parquet(), attempt.files());
      attempt.stage(staged(queryId, attempt.files(), written, rows));
    }
  }

  private static StagedLoad staged(
      int queryId, LoadFiles files, List<WrittenFile> written, InsertedRows rows) {
    Map<String, Long> counters = new HashMap<>();
    if (!written.isEmpty()) {
      long last =
          written.stream()
              .mapToLong(file -> (file.rows() - 1) * rows.partitions() + file.slice())
              .max()
              .orElseThrow();
      rows.identities().forEach(grid -> counters.put(grid.counter(), grid.after(last)));
    }
    return new StagedLoad(
        queryId,
        files,
        written.stream().map(SliceLoad::newFile).toList(),
        written.stream().mapToLong(WrittenFile::rows).sum(),
        counters,
        Optional.empty());
  }
}
