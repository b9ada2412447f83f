package dev.slipher.spark.load;

import dev.slipher.catalog.system.LoadOutcome;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.copy.CopyStatement;
import dev.slipher.dialect.SqlError;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.spark.load.plan.CompressionUpdate;
import dev.slipher.spark.load.plan.CopyResolution;
import dev.slipher.spark.load.plan.ResolvedCopy;
import dev.slipher.spark.load.plan.ScanPlan;
import dev.slipher.spark.load.report.LoadMessages;
import dev.slipher.spark.load.report.LoadTotals;
import dev.slipher.spark.load.sample.CompressionSampling;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.table.DeltaSchema;
import dev.slipher.spark.table.WarehouseTables;
import dev.slipher.spark.transaction.TableAppend;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;

/** One COPY, from its statement to the lines that answer it. */
public final class CopyLoad {
  private final SparkSession session;
  private final Warehouse warehouse;
  private final SlipherSession memory;
  private final CopyStatement statement;
  private final Transaction transaction;
  private final Optional<JobLoad> job;
  private final LoadLog log;

  private CopyLoad(
      SparkSession session, CopyStatement statement, String text, Optional<JobLoad> job) {
    this.session = session;
    this.statement = statement;
    this.job = job;
    warehouse = Warehouse.of(session);
    memory = warehouse.session(session);
    transaction = memory.block().orElseGet(() -> warehouse.transaction(session, false));
    long jobId = job.map(JobLoad::jobId).orElse(LoadOutcome.NO_JOB);
    log = LoadLog.begin(warehouse, memory, transaction, statement, text, jobId);
  }

  /**
   * Runs the load, in the session's block or as a transaction of its own.
   *
   * @param text the statement as it was written, secrets masked
   * @return the INFO lines
   * @throws SqlError when it fails; the table is then as it was, and a block is aborted
   */
  public static List<String> run(SparkSession session, CopyStatement statement, String text) {
    return run(new CopyLoad(session, statement, text, Optional.empty()));
  }

  /** The same for a COPY JOB, which says what to load and is told how it goes. */
  public static List<String> run(
      SparkSession session, CopyStatement statement, String text, JobLoad job) {
    return run(new CopyLoad(session, statement, text, Optional.of(job)));
  }

  private static List<String> run(CopyLoad load) {
    boolean done = false;
    try {
      List<String> lines = load.run();
      done = true;
      return lines;
    } catch (Exception e) { // Scala throws checked exceptions without declaring them
      RuntimeException told = load.log.told(LoadFailure.tell(e));
      load.transaction.abort();
      load.tellOf(told);
      load.job.ifPresent(job -> job.failed(load.log.rejectedFiles()));
      throw told;
    } finally {
      if (!done) {
        load.transaction.abort();
      }
    }
  }

  /** What the user must hear is why the load failed, even if that cannot be recorded. */
  private void tellOf(RuntimeException failure) {
    try {
      log.failed(failure);
    } catch (RuntimeException unrecorded) {
      failure.addSuppressed(unrecorded);
    }
  }

  private List<String> run() {
    int buffer =
        session
            .sparkContext()
            .conf()
            .getInt(Warehouse.READ_BUFFER, ScanOptions.DEFAULT_BUFFER_SIZE);
    LoadIdentity identity = new LoadIdentity(log.queryId(), memory.pid());
    ScanOptions options = ScanPlan.of(statement, identity).withBufferSize(buffer);
    LoadSource.Request request =
        LoadSource.request(
            statement,
            identity,
            memory.variables().readsProjections(),
            warehouse.layout().slices());
    if (job.isPresent()) {
      request = LoadSource.only(request, job.get().objects());
    }
    WarehouseTables tables = new WarehouseTables(session, warehouse.layout().database());
    TableName name = tables.qualify(statement.table());
    CatalogTable table = tables.require(name);
    lock(name.toString());
    TableAppend append = transaction.append(session, name.toString(), table);
    TableDefinition definition = DeltaSchema.read(name, append.schema(), append.properties());
    definition.requireProcessableWidth();
    if (!append.takesPlainFiles()) {
      throw LoadErrors.notSupported("a table that Delta partitions or whose columns it maps");
    }
    ResolvedCopy copy = CopyResolution.resolve(statement, definition);
    Optional<CompressionUpdate> compression =
        CompressionUpdate.of(statement, definition, append.tableIsEmpty());
    Optional<CompressionSampling> sampling =
        CompressionSampling.of(
            statement, definition, append.tableIsEmpty(), warehouse.layout().slices());
    log.into(copy);
    Configuration hadoop = session.sessionState().newHadoopConf();
    ScanOptions settled =
        LoadLayout.settle(options, statement, copy, identity, hadoop, log.listing());
    LoadSource source = list(request, hadoop);
    SliceLoad load =
        new SliceLoad(
            session,
            warehouse,
            statement,
            copy,
            source.reading(settled),
            source,
            transaction,
            append,
            compression,
            sampling);
    if (sampling.isPresent() && request.isSampledBeforehand()) {
      Optional<CompressionUpdate> chosen = load.sample(log);
      source = list(request, hadoop);
      load = load.sampled(source, chosen);
    }
    memory.copyBegan(log.queryId()); // autocomp.failure-keeps-copy-id
    job.ifPresent(told -> told.begins(log.queryId(), append));
    SliceLoad.Loaded loaded = load.run(log, Set.of());
    if (!loaded.misread().isEmpty()) {
      loaded = load.run(log, loaded.misread());
    }
    if (memory.block().isEmpty()) {
      transaction.commit(session);
    }
    LoadTotals totals = LoadTotals.of(loaded.reports());
    boolean noLoad = statement.load().noLoad();
    long rows = noLoad ? 0 : totals.rows();
    memory.copyLoaded(rows);
    log.succeeded(rows, loaded.bytes());
    loaded.compression().ifPresent(log::compressionChosen);
    List<String> lines = new ArrayList<>(LoadMessages.completed(name.name(), totals, noLoad));
    lines.addAll(source.report().notes());
    return List.copyOf(lines);
  }

  /** Lists the source and pins its files. */
  private LoadSource list(LoadSource.Request request, Configuration hadoop) {
    LoadSource source =
        LoadSource.list(request, hadoop, log.listing(), RequestLog.begin(session.sparkContext()));
    log.from(source);
    return source;
  }

  private void lock(String table) {
    try {
      transaction.lock(table);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LoadErrors.cancelled(e);
    }
  }
}
