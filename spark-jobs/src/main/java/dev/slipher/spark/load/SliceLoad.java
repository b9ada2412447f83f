package dev.slipher.spark.load;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.copy.CopyStatement;
import dev.slipher.formats.report.CutFiles;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.spark.internals.DeltaAppend;
import dev.slipher.spark.load.plan.CompressionUpdate;
import dev.slipher.spark.load.plan.ResolvedCopy;
import dev.slipher.spark.load.plan.ResolvedCopy.DefaultColumn;
import dev.slipher.spark.load.plan.ResolvedCopy.IdentityColumn;
import dev.slipher.spark.load.plan.ResolvedCopy.OmittedColumn;
import dev.slipher.spark.load.plan.SliceAssignment;
import dev.slipher.spark.load.report.ErrorLimit;
import dev.slipher.spark.load.report.LoadTotals;
import dev.slipher.spark.load.sample.CompressionSampling;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** Steps 5 to 9 of a load: scan and write by slice, judge, and stage or leave no trace. */
final class SliceLoad {
  private final SparkSession session;
  private final Warehouse warehouse;
  private final CopyStatement statement;
  private final ResolvedCopy copy;
  private final ScanOptions options;
  private final LoadSource source;
  private final Transaction transaction;
  private final TableAppend append;
  private final Optional<CompressionUpdate> compression;
  private final Optional<CompressionSampling> sampling;
  private final List<IdentityGrid> identities = new ArrayList<>();

  /**
   * What a load that ended well has done.
   *
   * @param bytes bytes of the files that it added
   * @param misread the files that must be read again in one piece; if there are any, nothing was
   *     staged
   * @param compression the encodings that it chose
   */
  record Loaded(
      List<SliceReport> reports,
      long bytes,
      Set<String> misread,
      Optional<CompressionUpdate> compression) {}

  SliceLoad(
      SparkSession session,
      Warehouse warehouse,
      CopyStatement statement,
      ResolvedCopy copy,
      ScanOptions options,
      LoadSource source,
      Transaction transaction,
      TableAppend append,
      Optional<CompressionUpdate> compression,
      Optional<CompressionSampling> sampling) {
    this.session = session;
    this.warehouse = warehouse;
    this.statement = statement;
    this.copy = copy;
    this.options = options;
    this.source = source;
    this.transaction = transaction;
    this.append = append;
    this.compression = compression;
    this.sampling = sampling;
  }

  /**
   * Reads and writes.
   *
   * @param uncut the files to read in one piece, however large
   */
  Loaded run(LoadLog log, Set<String> uncut) {
    ErrorLimit limit = limit();
    try (LoadScan scan = scan(limit, uncut, sampling.map(CompressionSampling::passing));
        LoadAttempt attempt = LoadAttempt.begin(session, transaction, append, log.queryId())) {
      log.reading(scan::progress);
      try {
        return load(log, limit, scan, attempt);
      } finally {
        log.hasRead();
        if (!attempt.isStaged()) {
          log.scanned(CutFiles.of(scan.reports()).reports());
        }
      }
    }
  }

  /**
   * Reads what is to be sampled, and no more.
   *
   * @return the encodings that it chose, if the sample says enough
   */
  Optional<CompressionUpdate> sample(LoadLog log) {
    CompressionSampling sample = sampling.orElseThrow();
    ErrorLimit limit = limit();
    try (LoadScan scan = scan(limit, Set.of(), Optional.of(sample.beforehand()));
        LoadAttempt attempt = LoadAttempt.begin(session, transaction, append, log.queryId())) {
      boolean good = false;
      try {
        SliceWriteJob.runWithoutWriting(scan.rows(Optional.empty()));
        requireGood(limit, scan.reports());
        good = true;
        return sample.choose(scan.samples());
      } finally {
        // The load itself tells of these rows again, unless there will be none.
        log.scanned(good ? List.of() : CutFiles.of(scan.reports()).reports());
      }
    }
  }

  /**
   * This load, of a source that was sampled.
   *
   * @param again the source as it is now
   */
  SliceLoad sampled(LoadSource again, Optional<CompressionUpdate> chosen) {
    return new SliceLoad(
        session,
        warehouse,
        statement,
        copy,
        options,
        again,
        transaction,
        append,
        chosen,
        Optional.empty());
  }

  private void requireGood(ErrorLimit limit, List<SliceReport> reports) {
    if (limit.isReached(LoadTotals.of(reports).errors())) {
      throw LoadErrors.tooManyErrors(copy.table().name().name());
    }
    source.report().judge();
  }

  private ErrorLimit limit() {
    return ErrorLimit.of(statement.load().maxError(), statement.load().ignoreAllErrors());
  }

  private Loaded load(LoadLog log, ErrorLimit limit, LoadScan scan, LoadAttempt attempt) {
    // For a key this runs a job already.
    JavaRDD<InternalRow> rows =
        scan.rows(copy.table().distribution().keyColumn().filter(key -> !isNoLoad()));
    List<WrittenFile> written = List.of();
    if (isNoLoad()) {
      SliceWriteJob.runWithoutWriting(rows);
    } else {
      written = SliceWriteJob.run(rows, attempt.parquet(), attempt.files());
    }
    CutFiles read = CutFiles.of(scan.reports());
    if (!read.misread().isEmpty()) {
      return new Loaded(List.of(), 0, read.misread(), Optional.empty());
    }
    log.scanned(read.reports());
    requireGood(limit, read.reports());
    Optional<CompressionUpdate> chosen =
        compression
            .or(() -> sampling.flatMap(sample -> sample.choose(scan.samples())))
            .filter(update -> LoadTotals.of(read.reports()).rows() > 0);
    attempt.stage(staged(log.queryId(), attempt.files(), written, read.reports(), chosen));
    long bytes = written.stream().mapToLong(WrittenFile::bytes).sum();
    return new Loaded(read.reports(), bytes, Set.of(), chosen);
  }

  private StagedLoad staged(
      int queryId,
      LoadFiles files,
      List<WrittenFile> written,
      List<SliceReport> reports,
      Optional<CompressionUpdate> chosen) {
    boolean loadsNothing = written.isEmpty();
    return new StagedLoad(
        queryId,
        files,
        written.stream().map(SliceLoad::newFile).toList(),
        written.stream().mapToLong(WrittenFile::rows).sum(),
        loadsNothing ? Map.of() : counters(reports),
        chosen
            .filter(update -> !loadsNothing)
            .map(update -> DeltaSchema.renewed(append.schema(), update.after())));
  }

  /** Identity steps taken, and statistics refreshed where STATUPDATE wants it. */
  private Map<String, Long> counters(List<SliceReport> reports) {
    Map<String, Long> counters = new HashMap<>();
    identities.forEach(grid -> counters.put(grid.counter(), grid.after(reports)));
    if (statement.conversion().explicitIds()) {
      counters.put(TableCounters.EXPLICIT_IDS_TRANSACTION, transaction.id());
      counters.put(
          TableCounters.EXPLICIT_IDS_AT, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    }
    boolean wasEmpty = append.tableIsEmpty(); // loadops.statupdate.default
    if (statement.load().statUpdate().orElse(wasEmpty)) {
      counters.put(TableCounters.ANALYZED_ROWS, append.rows() + LoadTotals.of(reports).rows());
    }
    return counters;
  }

  private boolean isNoLoad() {
    return statement.load().noLoad();
  }

  private LoadScan scan(
      ErrorLimit limit, Set<String> uncut, Optional<CompressionSampling.Rows> sampled) {
    return LoadScan.of(
        session,
        "COPY " + copy.table().name(),
        SliceAssignment.of(
                source.files(),
                source.placement()::cut,
                options,
                uncut,
                warehouse.layout().slices())
            .bySlice(),
        source.placement()::hosts,
        append.schema(),
        copy.targets(),
        fillers(),
        options,
        source.opener(),
        limit.failingCount(),
        sampled);
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
