package dev.slipher.spark.load;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.warehouse.PendingLoads;
import dev.slipher.catalog.warehouse.PendingLoads.PendingLoad;
import dev.slipher.copy.CopyStatement;
import dev.slipher.formats.report.CutFiles;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.scan.FileCut;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.spark.internals.DeltaAppend;
import dev.slipher.spark.internals.ParquetFiles;
import dev.slipher.spark.internals.ProtectedWork;
import dev.slipher.spark.internals.TaggedJobs;
import dev.slipher.spark.load.plan.CompressionUpdate;
import dev.slipher.spark.load.plan.ResolvedCopy;
import dev.slipher.spark.load.plan.ResolvedCopy.DefaultColumn;
import dev.slipher.spark.load.plan.ResolvedCopy.IdentityColumn;
import dev.slipher.spark.load.plan.ResolvedCopy.OmittedColumn;
import dev.slipher.spark.load.plan.SliceAssignment;
import dev.slipher.spark.load.report.ErrorLimit;
import dev.slipher.spark.load.report.LoadTotals;
import dev.slipher.spark.load.scan.ColumnFiller;
import dev.slipher.spark.load.scan.LoadScan;
import dev.slipher.spark.load.write.LoadFiles;
import dev.slipher.spark.load.write.SliceWriteJob;
import dev.slipher.spark.load.write.WrittenFile;
import dev.slipher.spark.table.DeltaSchema;
import dev.slipher.spark.table.DeltaTableInspector;
import dev.slipher.spark.table.TableCounters;
import dev.slipher.spark.transaction.StagedLoad;
import dev.slipher.spark.transaction.TableAppend;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.Warehouse;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps 5 to 9 of a load: scan and write by slice, judge, and stage or leave no trace. */
final class SliceLoad {
  private static final Logger LOG = LoggerFactory.getLogger(SliceLoad.class);

  /** How long a failed load waits for its tasks to end before it removes its files. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SparkSession session;
  private final Warehouse warehouse;
  private final CopyStatement statement;
  private final ResolvedCopy copy;
  private final ScanOptions options;
  private final LoadSource source;
  private final Transaction transaction;
  private final TableAppend append;
  private final Optional<CompressionUpdate> compression;
  private final List<IdentityGrid> identities = new ArrayList<>();

  /**
   * What a load that ended well has done.
   *
   * @param bytes bytes of the files that it added
   * @param misread the files that must be read again in one piece; if there are any, nothing was
   *     staged
   */
  record Loaded(List<SliceReport> reports, long bytes, Set<String> misread) {}

  SliceLoad(
      SparkSession session,
      Warehouse warehouse,
      CopyStatement statement,
      ResolvedCopy copy,
      ScanOptions options,
      LoadSource source,
      Transaction transaction,
      TableAppend append,
      Optional<CompressionUpdate> compression) {
    this.session = session;
    this.warehouse = warehouse;
    this.statement = statement;
    this.copy = copy;
    this.options = options;
    this.source = source;
    this.transaction = transaction;
    this.append = append;
    this.compression = compression;
  }

  /**
   * Reads and writes.
   *
   * @param uncut the files to read in one piece, however large
   */
  Loaded run(LoadLog log, Set<String> uncut) {
    ErrorLimit limit =
        ErrorLimit.of(statement.load().maxError(), statement.load().ignoreAllErrors());
    LoadScan scan = scan(limit, uncut);
    LoadFiles files = new LoadFiles(append.folder().toString(), UUID.randomUUID().toString());
    ParquetFiles parquet = ParquetFiles.prepare(session, append.schema());
    PendingLoads pending = warehouse.database().loads();
    pending.begin(new PendingLoad(log.queryId(), files.folder(), files.mark()));
    boolean staged = false;
    try (TaggedJobs jobs = TaggedJobs.begin(session.sparkContext(), files.mark())) {
      try {
        // For a key this runs a job already.
        JavaRDD<InternalRow> rows =
            scan.rows(copy.table().distribution().keyColumn().filter(key -> !isNoLoad()));
        List<WrittenFile> written = List.of();
        if (isNoLoad()) {
          SliceWriteJob.runWithoutWriting(rows);
        } else {
          written = SliceWriteJob.run(rows, parquet, files);
        }
        CutFiles read = CutFiles.of(scan.reports());
        if (!read.misread().isEmpty()) {
          return new Loaded(List.of(), 0, read.misread());
        }
        log.scanned(read.reports());
        if (limit.isReached(LoadTotals.of(read.reports()).errors())) {
          throw LoadErrors.tooManyErrors(copy.table().name().name());
        }
        transaction.stage(append, staged(log.queryId(), files, written, read.reports()));
        staged = true;
        long bytes = written.stream().mapToLong(WrittenFile::bytes).sum();
        return new Loaded(read.reports(), bytes, Set.of());
      } finally {
        if (!staged) {
          log.scanned(CutFiles.of(scan.reports()).reports());
          // Else the next start removes what is left.
          if (leavesNoTrace(jobs, files, parquet)) {
            pending.end(log.queryId());
          }
        }
      }
    }
  }

  private StagedLoad staged(
      int queryId, LoadFiles files, List<WrittenFile> written, List<SliceReport> reports) {
    boolean loadsNothing = written.isEmpty();
    return new StagedLoad(
        queryId,
        files,
        written.stream().map(SliceLoad::newFile).toList(),
        written.stream().mapToLong(WrittenFile::rows).sum(),
        loadsNothing ? Map.of() : counters(reports),
        compression
            .filter(update -> !loadsNothing)
            .map(update -> DeltaSchema.renewed(append.schema(), update.after())));
  }

  /** Even on a cancelled thread, whose interrupt would make the file system refuse. */
  private static boolean leavesNoTrace(TaggedJobs jobs, LoadFiles files, ParquetFiles parquet) {
    return ProtectedWork.run(
        "slipher-rollback",
        () -> {
          boolean ended = jobs.cancelAndAwait(PATIENCE);
          try {
            files.removeExcept(Set.of(), parquet.configuration());
          } catch (UncheckedIOException e) {
            LOG.warn("{}", e.getMessage(), e);
            return false;
          }
          return ended;
        });
  }

  /** Identity steps taken, and statistics refreshed where STATUPDATE wants it. */
  private Map<String, Long> counters(List<SliceReport> reports) {
    Map<String, Long> counters = new HashMap<>();
    identities.forEach(grid -> counters.put(grid.counter(), grid.after(reports)));
    boolean wasEmpty = append.tableIsEmpty(); // loadops.statupdate.default
    if (statement.load().statUpdate().orElse(wasEmpty)) {
      counters.put(TableCounters.ANALYZED_ROWS, append.rows() + LoadTotals.of(reports).rows());
    }
    return counters;
  }

  private boolean isNoLoad() {
    return statement.load().noLoad();
  }

  private LoadScan scan(ErrorLimit limit, Set<String> uncut) {
    return LoadScan.of(
        session,
        "COPY " + copy.table().name(),
        SliceAssignment.of(
                source.files(), FileCut.REDSHIFT, options, uncut, warehouse.layout().slices())
            .bySlice(),
        append.schema(),
        copy.targets(),
        fillers(),
        options,
        source.opener(),
        limit.failingCount());
  }

  private List<ColumnFiller> fillers() {
    identities.clear();
    List<ColumnDefinition> defaulted =
        copy.omitted().stream()
            .filter(DefaultColumn.class::isInstance)
            .map(this::definition)
            .toList();
    DefaultValues defaults = new DefaultValues(session, transaction, defaulted);
    return copy.omitted().stream().map(omitted -> filler(omitted, defaults)).toList();
  }

  private ColumnDefinition definition(OmittedColumn omitted) {
    return copy.table().columns().get(omitted.ordinal());
  }

  private ColumnFiller filler(OmittedColumn omitted, DefaultValues defaults) {
    ColumnDefinition column = definition(omitted);
    if (omitted instanceof DefaultColumn) {
      return new ColumnFiller.Constant(omitted.ordinal(), defaults.of(column));
    }
    if (omitted instanceof IdentityColumn) {
      long next = append.counter(TableCounters.identity(column.name())).orElse(0);
      IdentityGrid grid =
          IdentityGrid.of(column, omitted.ordinal(), next, warehouse.layout().slices());
      identities.add(grid);
      return grid.filler();
    }
    return new ColumnFiller.Constant(omitted.ordinal(), null);
  }

  static DeltaAppend.NewFile newFile(WrittenFile file) {
    return new DeltaAppend.NewFile(
        file.name(),
        file.bytes(),
        file.modifiedMillis(),
        file.statistics(),
        Map.of(DeltaTableInspector.SLICE_TAG, Integer.toString(file.slice())));
  }
}
