package dev.slipher.spark.load;

import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.copy.CopyStatement;
import dev.slipher.dialect.SqlError;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.spark.internals.DeltaAppend;
import dev.slipher.spark.load.plan.CompressionUpdate;
import dev.slipher.spark.load.plan.CopyResolution;
import dev.slipher.spark.load.plan.ResolvedCopy;
import dev.slipher.spark.load.plan.ScanPlan;
import dev.slipher.spark.load.report.LoadMessages;
import dev.slipher.spark.load.report.LoadTotals;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.S3Request;
import dev.slipher.spark.table.DeltaSchema;
import dev.slipher.spark.table.WarehouseTables;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;

/** One COPY, from its statement to the lines that answer it. */
public final class CopyLoad {
  private final SparkSession session;
  private final Warehouse warehouse;
  private final SlipherSession memory;
  private final CopyStatement statement;
  private final LoadLog log;

  private CopyLoad(SparkSession session, CopyStatement statement, String text) {
    this.session = session;
    this.statement = statement;
    warehouse = Warehouse.of(session);
    memory = warehouse.session(session);
    log = LoadLog.begin(warehouse, memory, statement, text);
  }

  /**
   * Runs the load.
   *
   * @param text the statement as it was written, secrets masked
   * @return the INFO lines
   * @throws SqlError when it fails; the table is then as it was
   */
  public static List<String> run(SparkSession session, CopyStatement statement, String text) {
    CopyLoad load = new CopyLoad(session, statement, text);
    try {
      return load.run();
    } catch (Exception e) { // Scala throws checked exceptions without declaring them
      RuntimeException told = LoadFailure.tell(e);
      load.log.failed(told);
      throw told;
    }
  }

  private List<String> run() {
    ScanOptions options = ScanPlan.of(statement);
    S3Request request =
        LoadSource.request(statement, new LoadIdentity(log.queryId(), memory.pid()));
    WarehouseTables tables = new WarehouseTables(session, warehouse.layout().database());
    TableName name = tables.qualify(statement.table());
    CatalogTable table = tables.require(name);
    ReentrantLock lock = warehouse.tableLock(name.toString());
    acquire(lock);
    try {
      DeltaAppend delta = DeltaAppend.begin(session, table);
      TableDefinition definition = DeltaSchema.read(name, delta.schema(), delta.properties());
      definition.requireProcessableWidth();
      ResolvedCopy copy = CopyResolution.resolve(statement, definition);
      Optional<CompressionUpdate> compression =
          CompressionUpdate.of(statement, definition, delta.tableIsEmpty());
      log.into(copy);
      LoadSource source =
          LoadSource.list(
              request,
              session.sessionState().newHadoopConf(),
              RequestLog.begin(session.sparkContext()));
      log.from(source);
      memory.copyBegan(log.queryId());
      SliceLoad load =
          new SliceLoad(session, warehouse, statement, copy, options, source, delta, compression);
      SliceLoad.Loaded loaded = load.run(log);
      LoadTotals totals = LoadTotals.of(loaded.reports());
      boolean noLoad = statement.load().noLoad();
      long rows = noLoad ? 0 : totals.rows();
      memory.copyLoaded(rows);
      log.succeeded(rows, loaded.bytes());
      if (rows > 0) {
        compression.ifPresent(log::compressionChosen);
      }
      return LoadMessages.completed(name.name(), totals, noLoad);
    } finally {
      lock.unlock();
    }
  }

  private static void acquire(ReentrantLock lock) {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LoadErrors.cancelled(e);
    }
  }
}
