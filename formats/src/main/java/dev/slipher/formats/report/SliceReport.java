package dev.slipher.formats.report;

import java.io.Serializable;
import java.util.List;

/**
 * All that one slice reports of one load.
 *
 * @param slice the slice, counted from 0; the report's key, so that a task that ran twice counts
 *     once
 * @param rows rows handed on to be written
 * @param files one entry for each split that the slice read, in reading order
 * @param rejects the rejected records, in reading order, at most {@link #MOST_REJECTS}; {@link
 *     FileReport#errors} counts them all
 * @param replacements the first 100 rows in which invalid characters were replaced
 * @param replacedRows all rows in which invalid characters were replaced
 * @param simplifications what SIMPLIFY did, in reading order
 */
public record SliceReport(
    int slice,
    long rows,
    List<FileReport> files,
    List<Reject> rejects,
    List<Replacement> replacements,
    long replacedRows,
    List<Simplification> simplifications)
    implements Serializable {

  /**
   * Rows of {@code stl_replacements} that one slice may log (conv.acceptinvchars.replacements-cap).
   */
  public static final int MOST_REPLACEMENTS = 100;

  /**
   * Errors that one slice may detail in {@code stl_loaderror_detail} (sys.loaderror_detail.cap).
   */
  public static final int MOST_DETAILED_REJECTS = 20;

  /**
   * Rejects that one slice tells of, so that IGNOREALLERRORS cannot fill the memory; as many as the
   * highest MAXERROR tolerates (grammar.maxerror-range).
   */
  public static final int MOST_REJECTS = 100_000;

  public SliceReport {
    files = List.copyOf(files);
    rejects = List.copyOf(rejects);
    replacements = List.copyOf(replacements);
    simplifications = List.copyOf(simplifications);
  }

  /** A report of files that hold no shapes to be simplified. */
  public SliceReport(
      int slice,
      long rows,
      List<FileReport> files,
      List<Reject> rejects,
      List<Replacement> replacements,
      long replacedRows) {
    this(slice, rows, files, rejects, replacements, replacedRows, List.of());
  }
}
