package dev.slipher.catalog.system;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.SliceReport;
import java.util.List;
import java.util.Objects;

/**
 * All that is to be recorded of one COPY.
 *
 * @param statement its kind is COPY
 * @param committed whether the load was a transaction of its own and is committed; false inside
 *     BEGIN
 * @param tableId the target's id
 * @param tableName the target's name without its schema
 * @param columns the load's target columns, which the reports' column numbers mean
 * @param dataSource the string behind FROM
 * @param loadedRows rows that the table gained
 * @param loadedBytes bytes that the table gained
 * @param sourceFileCount files found
 * @param sourceFileBytes bytes of them
 * @param reports one for each slice that read anything; of a slice that ran twice only one
 * @param listings the requests that found the files
 * @param failures the requests that failed
 * @param copyJobId the COPY JOB that made it run, or {@link #NO_JOB}
 */
public record LoadOutcome(
    StatementRecord statement,
    boolean committed,
    int tableId,
    String tableName,
    List<TargetColumn> columns,
    String dataSource,
    LoadFormat format,
    long loadedRows,
    long loadedBytes,
    int sourceFileCount,
    long sourceFileBytes,
    List<SliceReport> reports,
    List<S3Listing> listings,
    List<S3Failure> failures,
    long copyJobId) {
  /** What {@code copy_job_id} shows of a COPY that somebody ran himself. */
  public static final long NO_JOB = 0;

  public LoadOutcome {
    Objects.requireNonNull(statement);
    Objects.requireNonNull(tableName);
    columns = List.copyOf(columns);
    Objects.requireNonNull(dataSource);
    Objects.requireNonNull(format);
    reports = List.copyOf(reports);
    listings = List.copyOf(listings);
    failures = List.copyOf(failures);
    if (statement.kind() != StatementKind.COPY) {
      throw new IllegalArgumentException("a load's statement is " + statement.kind());
    }
    if (reports.stream().mapToInt(SliceReport::slice).distinct().count() != reports.size()) {
      throw new IllegalArgumentException("two reports of one slice");
    }
  }
}
