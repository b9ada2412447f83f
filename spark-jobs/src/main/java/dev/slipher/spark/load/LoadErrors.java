package dev.slipher.spark.load;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;

/** Every error that ends a load once it is planned, by the problem it tells of. */
final class LoadErrors {
  private LoadErrors() {}

  /** Too many records were rejected (msg.failure, msg.failure-sqlstate). */
  static SqlError tooManyErrors(String table) {
    return SqlError.of(
        SqlState.INTERNAL_ERROR,
        "Load into table '%s' failed.  Check 'stl_load_errors' system table for details."
            .formatted(table));
  }

  static SqlError notSupported(String what) {
    return SqlError.of(
        SqlState.FEATURE_NOT_SUPPORTED, "COPY with %s is not supported yet".formatted(what));
  }

  /** The expression fails, or its value does not fit the column. */
  static SqlError invalidDefault(ColumnDefinition column, Throwable cause) {
    return SqlError.of(
            SqlState.INVALID_TABLE_DEFINITION,
            "the DEFAULT of column \"%s\" cannot be evaluated: %s"
                .formatted(column.name(), column.defaultExpression().orElseThrow()))
        .causedBy(cause);
  }

  /** The next value would not fit the column's type. */
  static SqlError identityExhausted(String column) {
    return SqlError.of(
        SqlState.PROGRAM_LIMIT_EXCEEDED,
        "identity column \"%s\" has no values left".formatted(column));
  }

  /** A file could not be read, or not decompressed. */
  static SqlError sourceFailed(String message, Throwable cause) {
    return SqlError.of(SqlState.INTERNAL_ERROR, message).causedBy(cause);
  }

  static SqlError cancelled(Throwable cause) {
    return SqlError.of(SqlState.QUERY_CANCELED, "Query cancelled on user's request")
        .causedBy(cause);
  }

  static SqlError failedInside(Throwable cause) {
    return SqlError.of(
            SqlState.INTERNAL_ERROR,
            "the load failed inside the engine and left the table as it was: "
                + cause.getClass().getSimpleName())
        .causedBy(cause);
  }
}
