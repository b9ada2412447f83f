package dev.slipher.spark.load.report;

import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.SliceReport;
import java.util.List;

/**
 * The slices' reports taken together.
 *
 * @param rows rows handed on to be written
 * @param errors records rejected
 * @param replacedRows rows in which invalid characters were replaced
 */
public record LoadTotals(long rows, long errors, long replacedRows) {

  /** Sums over all slices. */
  public static LoadTotals of(List<SliceReport> reports) {
    long rows = 0;
    long errors = 0;
    long replacedRows = 0;
    for (SliceReport report : reports) {
      rows += report.rows();
      // A slice keeps only so many rejects, but counts all.
      errors += report.files().stream().mapToLong(FileReport::errors).sum();
      replacedRows += report.replacedRows();
    }
    return new LoadTotals(rows, errors, replacedRows);
  }
}
