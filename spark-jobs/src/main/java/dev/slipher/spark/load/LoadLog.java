package dev.slipher.spark.load;

import dev.slipher.catalog.system.CompressionAnalysis;
import dev.slipher.catalog.system.EngineErrors;
import dev.slipher.catalog.system.LoadFormat;
import dev.slipher.catalog.system.LoadOutcome;
import dev.slipher.catalog.system.LoadRecorder;
import dev.slipher.catalog.system.S3Failure;
import dev.slipher.catalog.system.S3Listing;
import dev.slipher.catalog.system.SliceProgress;
import dev.slipher.catalog.system.SshClientErrors;
import dev.slipher.catalog.system.StatementKind;
import dev.slipher.catalog.system.StatementLog;
import dev.slipher.catalog.system.StatementRecord;
import dev.slipher.catalog.system.StatementStatus;
import dev.slipher.catalog.warehouse.Session;
import dev.slipher.copy.CopyStatement;
import dev.slipher.copy.DataFormat;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.spark.load.plan.CompressionUpdate;
import dev.slipher.spark.load.plan.ResolvedCopy;
import dev.slipher.spark.load.source.ErrorBlock;
import dev.slipher.spark.load.source.MissingFileException;
import dev.slipher.spark.load.source.s3.CallLog;
import dev.slipher.spark.load.source.s3.S3Call;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gathers what one load will tell in the system tables, and tells it when the load ends, well or
 * badly.
 */
final class LoadLog {
  /** The slice number that the leader node's requests bear. */
  private static final int LEADER = -1;

  private static final int NO_COLUMN = -1;

  private final Warehouse warehouse;
  private final Session session;
  private final CopyStatement statement;
  private final String text;
  private final int queryId;
  private final Transaction transaction;
  private final boolean inBlock;
  private final long copyJobId;
  private final long startedMicros = nowMicros();
  private final CallLog listing = new CallLog();
  private ResolvedCopy copy;
  private LoadSource source;
  private List<SliceReport> reports = List.of();

  private LoadLog(
      Warehouse warehouse,
      SlipherSession memory,
      Transaction transaction,
      CopyStatement statement,
      String text,
      long copyJobId) {
    this.warehouse = warehouse;
    this.copyJobId = copyJobId;
    this.session = memory.session();
    this.transaction = transaction;
    this.inBlock = memory.block().isPresent();
    this.statement = statement;
    this.text = text;
    queryId = warehouse.database().sequences().nextQueryId();
  }

  /**
   * Begins the log, with a query id of its own.
   *
   * @param text the statement as it was written, secrets masked
   * @param copyJobId the COPY JOB that runs it, or {@link LoadOutcome#NO_JOB}
   */
  static LoadLog begin(
      Warehouse warehouse,
      SlipherSession memory,
      Transaction transaction,
      CopyStatement statement,
      String text,
      long copyJobId) {
    LoadLog log = new LoadLog(warehouse, memory, transaction, statement, text, copyJobId);
    memory.queryBegan(log.queryId);
    return log;
  }

  int queryId() {
    return queryId;
  }

  /** Takes the requests that look for the load's files. */
  CallLog listing() {
    return listing;
  }

  /** The load's columns are settled. */
  void into(ResolvedCopy resolved) {
    copy = resolved;
  }

  /** The load's files are known, so reading begins. */
  void from(LoadSource listed) {
    source = listed;
    new LoadRecorder(warehouse.database()).record(outcome(StatementStatus.RUNNING, null, 0, 0));
  }

  /**
   * The slices begin to read.
   *
   * @param progress how far they are, whenever it is asked
   */
  void reading(Supplier<List<SliceProgress>> progress) {
    warehouse.runningLoads().began(queryId, session.user().id(), session.pid(), progress);
  }

  /** The slices have ended, well or badly. */
  void hasRead() {
    warehouse.runningLoads().ended(queryId);
  }

  /** What the slices have reported. */
  void scanned(List<SliceReport> all) {
    reports = all;
  }

  /** The load has ended well. */
  void succeeded(long rows, long bytes) {
    new LoadRecorder(warehouse.database())
        .record(outcome(StatementStatus.SUCCESS, null, rows, bytes));
    connectionsFailed(StatementStatus.SUCCESS);
  }

  private void connectionsFailed(StatementStatus status) {
    if (source != null) {
      new SshClientErrors(warehouse.database())
          .record(statement(status, null), source.report().failures());
    }
  }

  /** The load has chosen encodings. */
  void compressionChosen(CompressionUpdate update) {
    new CompressionAnalysis(warehouse.database())
        .record(
            statement(StatementStatus.SUCCESS, null),
            update.mode(),
            update.before(),
            update.after());
  }

  /** What led to a failure, as far as the source knows. */
  RuntimeException told(RuntimeException failure) {
    return source == null ? failure : LoadFailure.tell(source.report().told(failure));
  }

  /** The files in which records were rejected, or that could not be read, by their URLs. */
  Set<String> rejectedFiles() {
    return reports.stream()
        .flatMap(report -> report.rejects().stream())
        .map(Reject::file)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The load has failed; before its table was found, only the statement is told of. */
  void failed(RuntimeException failure) {
    StatementStatus status =
        failure instanceof SqlError error && error.state() == SqlState.QUERY_CANCELED
            ? StatementStatus.CANCELED
            : StatementStatus.FAILED;
    if (copy == null) {
      new StatementLog(warehouse.database()).record(statement(status, failure.getMessage()));
    } else {
      missingFile(failure).ifPresent(file -> reports = List.of(file));
      new LoadRecorder(warehouse.database()).record(outcome(status, failure.getMessage(), 0, 0));
      connectionsFailed(status);
    }
    if (failure instanceof SqlError error) {
      error
          .detail()
          .flatMap(ErrorBlock::in)
          .ifPresent(
              met ->
                  new EngineErrors(warehouse.database())
                      .record(statement(status, error.getMessage()), met));
    }
  }

  /** The report of a file that no slice could read (err.code.1212). */
  private static Optional<SliceReport> missingFile(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MissingFileException missing) {
        Reject reject =
            new Reject(
                FilePart.whole(missing.file()),
                0,
                NO_COLUMN,
                "",
                "",
                new RowError(missing.code(), missing.getMessage(), 0),
                List.of());
        return Optional.of(new SliceReport(LEADER, 0, List.of(), List.of(reject), List.of(), 0));
      }
    }
    return Optional.empty();
  }

  private StatementRecord statement(StatementStatus status, String error) {
    return new StatementRecord(
        queryId,
        transaction.id(),
        session.user().id(),
        session.pid(),
        session.database(),
        "",
        StatementKind.COPY,
        text,
        status,
        Optional.ofNullable(error),
        startedMicros,
        nowMicros(),
        0);
  }

  private LoadOutcome outcome(StatementStatus status, String error, long rows, long bytes) {
    return new LoadOutcome(
        statement(status, error),
        status == StatementStatus.SUCCESS && !inBlock,
        copy.table().id(),
        copy.table().name().name(),
        copy.targets(),
        statement.source().toUri(),
        format(),
        rows,
        bytes,
        source == null ? 0 : source.files().size(),
        sourceBytes(),
        reports,
        listings(),
        failures(),
        copyJobId);
  }

  /** What a source could not tell beforehand is what was read in the end. */
  private long sourceBytes() {
    if (source == null || source.knowsSizes()) {
      return source == null ? 0 : source.bytes();
    }
    return reports.stream()
        .flatMap(report -> report.files().stream())
        .mapToLong(FileReport::bytesTransferred)
        .sum();
  }

  private LoadFormat format() {
    DataFormat format = statement.format();
    if (format instanceof DataFormat.Csv) {
      return LoadFormat.CSV;
    }
    if (format instanceof DataFormat.Json) {
      return LoadFormat.JSON;
    }
    if (format instanceof DataFormat.Avro) {
      return LoadFormat.AVRO;
    }
    if (format instanceof DataFormat.Parquet) {
      return LoadFormat.PARQUET;
    }
    return format instanceof DataFormat.Orc ? LoadFormat.ORC : LoadFormat.TEXT;
  }

  private List<S3Listing> listings() {
    List<S3Listing> listings = new ArrayList<>();
    for (S3Call call : listing.calls()) {
      int marker = call.key().indexOf(";marker=");
      if (call.key().startsWith("prefix=") && marker > 0) {
        listings.add(
            new S3Listing(
                call.bucket(),
                call.key().substring("prefix=".length(), marker),
                call.key().substring(marker + ";marker=".length()),
                call.startedMicros(),
                call.endedMicros() - call.startedMicros()));
      }
    }
    return listings;
  }

  private List<S3Failure> failures() {
    List<S3Failure> failures = new ArrayList<>();
    for (S3Call call : listing.calls()) {
      failures.addAll(RequestLog.failures(LEADER, call));
    }
    if (source != null) {
      failures.addAll(source.requests().failures());
    }
    return failures;
  }

  private static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
