package dev.slipher.spark.load.report;

import java.util.ArrayList;
import java.util.List;

/** What a finished load tells the client, in Redshift's words (areas messages and load-ops). */
public final class LoadMessages {
  private LoadMessages() {}

  /**
   * The INFO lines of a load that went well.
   *
   * @param table unqualified, in lower case (msg.table-name-form)
   */
  public static List<String> completed(String table, LoadTotals totals, boolean noLoad) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Load into table '%s' completed, %d record(s) loaded successfully."
            .formatted(table, noLoad ? 0 : totals.rows()));
    if (totals.errors() > 0) {
      // Two spaces, as Redshift writes them (msg.partial-second-line).
      lines.add(
          ("Load into table '%s' completed, %d record(s) could not be loaded.  Check"
                  + " 'stl_load_errors' system table for details.")
              .formatted(table, totals.errors()));
    }
    if (totals.replacedRows() > 0) {
      // The guide promises the count and leaves the words open (msg.acceptinvchars-count).
      lines.add(
          ("Load into table '%s' completed, %d record(s) had invalid UTF-8 characters replaced. "
                  + " Check 'stl_replacements' system table for details.")
              .formatted(table, totals.replacedRows()));
    }
    return List.copyOf(lines);
  }
}
