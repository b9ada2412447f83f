package dev.slipher.spark.table;

/** The counters that a table's commits carry, by their names in Delta's log. */
public final class TableCounters {
  /** The rows that the table had when its statistics were last refreshed. */
  public static final String ANALYZED_ROWS = "slipher.analyzed.rows";

  /** The transaction of the newest load that gave IDENTITY values itself. */
  public static final String EXPLICIT_IDS_TRANSACTION = "slipher.explicitIds.transaction";

  /** When that load ran, in microseconds since 1970. */
  public static final String EXPLICIT_IDS_AT = "slipher.explicitIds.at";

  private static final String COPY_JOB = "slipher.copyJob.";

  private static final String IDENTITY = "slipher.identity.";

  private TableCounters() {}

  /** The query id of a COPY JOB's newest load that added rows. */
  public static String copyJob(long jobId) {
    return COPY_JOB + jobId;
  }

  /** How many steps of an IDENTITY column's grid are used up. */
  public static String identity(String column) {
    return IDENTITY + column;
  }
}
