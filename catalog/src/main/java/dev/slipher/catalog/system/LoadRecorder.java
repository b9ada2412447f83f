package dev.slipher.catalog.system;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.Replacement;
import dev.slipher.formats.report.SliceReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Records loads in {@code stl_load_errors}, {@code stl_loaderror_detail}, {@code stl_load_commits},
 * {@code stl_replacements}, {@code stl_file_scan}, {@code stl_s3client}, {@code
 * stl_s3client_error}, {@code svl_spatial_simplify}, {@code sys_load_history}, {@code
 * sys_load_detail} and {@code sys_load_error_detail}, and as a statement too. The rows stay
 * whatever becomes of the load's own transaction (sys.load_errors.survive-rollback).
 */
public final class LoadRecorder {
  private static final int NOT_PARTIAL = 0;
  private static final long NO_OFFSET = 0;
  private static final int LEADER_SLICE = 3371; // sys.s3client.list-row

  /** Microseconds from 1970 to 2000, where stl_s3client counts from (sys.s3client.epoch). */
  private static final long MICROS_TO_2000 = 946_684_800_000_000L;

  private final WarehouseDatabase database;

  public LoadRecorder(WarehouseDatabase database) {
    this.database = Objects.requireNonNull(database);
  }

  /**
   * Records the load, every table in one transaction. To be called when it ends, well or badly, and
   * before that with {@link StatementStatus#RUNNING} if it is to be seen running: then only {@code
   * sys_load_history} and {@code sys_query_history} get rows, which the last call replaces.
   *
   * @throws CatalogException 58000 when the database fails; nothing is recorded then
   */
  public void record(LoadOutcome load) {
    database.inTransaction(
        "record a load",
        connection -> {
          StatementLog.write(connection, load.statement());
          writeHistory(connection, load);
          if (load.statement().status() != StatementStatus.RUNNING) {
            writeErrors(connection, load);
            writeErrorDetails(connection, load);
            LoadedFiles.write(connection, load);
            writeReplacements(connection, load);
            writeRequests(connection, load);
            SimplifiedShapes.write(connection, load);
          }
          // sys.load_commits.not-commit-proof
          if (load.committed() && load.statement().status() == StatementStatus.SUCCESS) {
            StatementLog.writeCommit(connection, load.statement());
          }
          return null;
        });
  }

  private static void writeHistory(Connection connection, LoadOutcome load) throws SQLException {
    StatementRecord statement = load.statement();
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from \"sys_load_history\" where \"query_id\" = ? and \"status\" = 'running'")) {
      delete.setInt(1, statement.queryId());
      delete.executeUpdate();
    }
    boolean running = statement.status() == StatementStatus.RUNNING;
    List<FileReport> files = load.reports().stream().flatMap(r -> r.files().stream()).toList();
    try (LogInsert rows = new LogInsert(connection, LogTables.LOAD_HISTORY)) {
      rows.add(
          statement.userId(),
          (long) statement.queryId(),
          statement.transactionId(),
          statement.sessionPid(),
          statement.database(),
          statement.status().loadWord(),
          load.tableName(),
          statement.startedMicros(),
          running ? null : statement.endedMicros(),
          running ? 0L : statement.endedMicros() - statement.startedMicros(),
          load.dataSource(),
          load.format().historyName(),
          load.loadedRows(),
          load.loadedBytes(),
          load.sourceFileCount(),
          load.sourceFileBytes(),
          LoadedFiles.count(files),
          files.stream().mapToLong(FileReport::bytesTransferred).sum(),
          load.reports().stream().mapToLong(report -> report.rejects().size()).sum(),
          load.copyJobId());
      rows.flush();
    }
  }

  private static void writeErrors(Connection connection, LoadOutcome load) throws SQLException {
    StatementRecord statement = load.statement();
    try (LogInsert rows = new LogInsert(connection, LogTables.LOAD_ERRORS)) {
      for (SliceReport report : load.reports()) {
        for (Reject reject : report.rejects()) {
          ColumnText column = ColumnText.of(load.columns(), reject.column());
          String reason = reject.error().reason();
          rows.add(
              statement.userId(),
              report.slice(),
              load.tableId(),
              statement.startedMicros(),
              statement.sessionPid(),
              statement.queryId(),
              reject.file(),
              reject.lineNumber(),
              column.name(),
              column.type(),
              column.length(),
              reject.error().position(),
              dotted(reject.rawLine()),
              dotted(reject.rawField()),
              reject.error().code().number(),
              reason,
              LoadedFiles.isPartial(reject.part()),
              reject.part().range().start(),
              load.copyJobId(),
              statement.transactionId(),
              statement.database(),
              reason);
        }
      }
      rows.flush();
    }
  }

  private static void writeErrorDetails(Connection connection, LoadOutcome load)
      throws SQLException {
    StatementRecord statement = load.statement();
    try (LogInsert rows = new LogInsert(connection, LogTables.LOAD_ERROR_DETAIL)) {
      for (SliceReport report : load.reports()) {
        for (Reject reject : first(report.rejects(), SliceReport.MOST_DETAILED_REJECTS)) {
          for (int field = 0; field < reject.values().size(); field++) {
            ColumnText column = ColumnText.of(load.columns(), field);
            Reject.FieldValue value = reject.values().get(field);
            rows.add(
                statement.userId(),
                report.slice(),
                statement.sessionPid(),
                statement.queryId(),
                reject.file(),
                reject.lineNumber(),
                field,
                column.name(),
                dotted(value.text()),
                value.isNull() ? 1 : 0,
                column.type(),
                column.length());
          }
        }
      }
      rows.flush();
    }
  }

  private static void writeReplacements(Connection connection, LoadOutcome load)
      throws SQLException {
    StatementRecord statement = load.statement();
    try (LogInsert rows = new LogInsert(connection, LogTables.REPLACEMENTS)) {
      for (SliceReport report : load.reports()) {
        for (Replacement replacement :
            first(report.replacements(), SliceReport.MOST_REPLACEMENTS)) {
          rows.add(
              statement.userId(),
              statement.queryId(),
              report.slice(),
              load.tableId(),
              statement.startedMicros(),
              statement.sessionPid(),
              replacement.file(),
              replacement.lineNumber(),
              ColumnText.of(load.columns(), replacement.column()).name(),
              dotted(replacement.rawLine()));
        }
      }
      rows.flush();
    }
  }

  private static void writeRequests(Connection connection, LoadOutcome load) throws SQLException {
    StatementRecord statement = load.statement();
    try (LogInsert rows = new LogInsert(connection, LogTables.S3_CLIENT)) {
      for (S3Listing listing : load.listings()) {
        String key = "prefix=" + listing.prefix() + ";marker=" + listing.marker();
        addRequest(
            rows,
            statement,
            LEADER_SLICE,
            new S3Location(listing.bucket(), key),
            0,
            0,
            listing.startedMicros(),
            listing.elapsedMicros(),
            NOT_PARTIAL,
            NO_OFFSET);
      }
      for (SliceReport report : load.reports()) {
        for (FileReport file : report.files()) {
          if (S3Location.isS3(file.file())) {
            addRequest(
                rows,
                statement,
                report.slice(),
                S3Location.of(file.file()),
                file.bytesTransferred(),
                file.bytesScanned(),
                file.startedMicros(),
                file.elapsedMicros(),
                LoadedFiles.isPartial(file.part()),
                file.part().range().start());
          }
        }
      }
      rows.flush();
    }
    try (LogInsert rows = new LogInsert(connection, LogTables.S3_CLIENT_ERROR)) {
      for (S3Failure failure : load.failures()) {
        S3Location location = S3Location.of(failure.file());
        rows.add(
            statement.userId(),
            statement.queryId(),
            failure.slice(),
            failure.recordedMicros(),
            statement.sessionPid(),
            failure.method(),
            location.bucket(),
            location.key(),
            failure.error(),
            NOT_PARTIAL,
            NO_OFFSET);
      }
      rows.flush();
    }
  }

  private static void addRequest(
      LogInsert rows,
      StatementRecord statement,
      int slice,
      S3Location location,
      long transferred,
      long data,
      long startedMicros,
      long elapsedMicros,
      int isPartial,
      long startOffset)
      throws SQLException {
    long start = startedMicros - MICROS_TO_2000;
    rows.add(
        statement.userId(),
        statement.queryId(),
        slice,
        startedMicros + elapsedMicros,
        statement.sessionPid(),
        "GET",
        location.bucket(),
        location.key(),
        transferred,
        data,
        start,
        start + elapsedMicros,
        elapsedMicros,
        null, // how the time divides is not measured
        null,
        null,
        null,
        "",
        "",
        "",
        isPartial,
        startOffset);
  }

  private static <T> List<T> first(List<T> list, int most) {
    return list.subList(0, Math.min(most, list.size()));
  }

  /** A dot for each character of more than one byte (sys.load_errors.raw_line). */
  private static String dotted(String text) {
    StringBuilder dotted = new StringBuilder(text.length());
    text.codePoints().forEach(c -> dotted.append(c < 0x80 ? (char) c : '.'));
    return dotted.toString();
  }

  /** What the load tables say of a column; all empty where none is to blame. */
  private record ColumnText(String name, String type, String length) {
    private static final ColumnText NONE = new ColumnText("", "", "");

    static ColumnText of(List<TargetColumn> columns, int index) {
      if (index < 0 || index >= columns.size()) {
        return NONE;
      }
      TargetColumn column = columns.get(index);
      return new ColumnText(
          column.name(), column.type().internalName(), column.type().lengthText());
    }
  }
}
