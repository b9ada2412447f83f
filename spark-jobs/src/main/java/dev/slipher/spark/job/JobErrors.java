package dev.slipher.spark.job;

import dev.slipher.catalog.CatalogException;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import java.util.EnumSet;
import java.util.Set;

/** Every error of COPY JOB that the catalog does not make. */
final class JobErrors {
  private static final Set<SqlState> PASSING =
      EnumSet.of(
          SqlState.QUERY_CANCELED, SqlState.SERIALIZATION_FAILURE, SqlState.DEADLOCK_DETECTED);

  private JobErrors() {}

  /** Guide page r_COPY-JOB. */
  static SqlError neverInBlock(String statement) {
    return SqlError.of(
        SqlState.ACTIVE_SQL_TRANSACTION, statement + " cannot run inside a transaction block");
  }

  static SqlError notInBlock(String statement) {
    return SqlError.of(
        SqlState.FEATURE_NOT_SUPPORTED,
        statement + " inside a transaction block is not supported yet");
  }

  /** Nobody but its session sees such a table, and the job outlasts the session. */
  static SqlError temporaryTable(String table) {
    return SqlError.of(
        SqlState.FEATURE_NOT_SUPPORTED,
        "COPY JOB into the temporary table \"%s\" is not supported".formatted(table));
  }

  static SqlError cancelled(Throwable cause) {
    return SqlError.of(SqlState.QUERY_CANCELED, "Query cancelled on user's request")
        .causedBy(cause);
  }

  /**
   * Whether a load failed for no fault of its files, and may well go right the next time: it was
   * cancelled, or another writer or the catalog's database stood in its way.
   */
  static boolean passes(Throwable failure) {
    if (failure instanceof CatalogException error) {
      return error.sqlState().equals(SqlState.SYSTEM_ERROR.code());
    }
    return failure instanceof SqlError error && PASSING.contains(error.state());
  }

  /** Whether somebody wanted the work to end. */
  static boolean isCancelled(Throwable failure) {
    return failure instanceof SqlError error && error.state() == SqlState.QUERY_CANCELED;
  }
}
