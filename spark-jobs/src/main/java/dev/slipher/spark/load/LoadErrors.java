package dev.slipher.spark.load;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import java.util.Locale;

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

  static SqlError insertNotSupported(String what) {
    return SqlError.of(
        SqlState.FEATURE_NOT_SUPPORTED, "INSERT with %s is not supported yet".formatted(what));
  }

  /** ddl.ct.identity-no-explicit. */
  static SqlError identityGiven() {
    return SqlError.of(SqlState.FEATURE_NOT_SUPPORTED, "cannot set an identity column to a value");
  }

  static SqlError moreExpressionsThanColumns() {
    return SqlError.of(SqlState.SYNTAX_ERROR, "INSERT has more expressions than target columns");
  }

  static SqlError moreColumnsThanExpressions() {
    return SqlError.of(SqlState.SYNTAX_ERROR, "INSERT has more target columns than expressions");
  }

  static SqlError expressionType(String column, String type, String found) {
    return SqlError.of(
        SqlState.DATATYPE_MISMATCH,
        "column \"%s\" is of type %s but expression is of type %s"
            .formatted(column, type, found.toLowerCase(Locale.ROOT)));
  }

  /** ddl.ct.notnull-enforced. */
  static SqlError nullInNotNull(String column) {
    return SqlError.of(
        SqlState.NOT_NULL_VIOLATION, "Cannot insert a NULL value into column " + column);
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
