package dev.slipher.spark.session;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;

/** Every error of a session that no statement's own package makes. */
final class SessionErrors {
  private SessionErrors() {}

  static SqlError notSupported(String what) {
    return SqlError.of(SqlState.FEATURE_NOT_SUPPORTED, "%s is not supported yet".formatted(what));
  }

  static SqlError notInBlock(String statement) {
    return notSupported(statement + " inside a transaction block");
  }

  static SqlError neverInBlock(String statement) {
    return SqlError.of(
        SqlState.ACTIVE_SQL_TRANSACTION, statement + " cannot run inside a transaction block");
  }

  static SqlError cancelled(Throwable cause) {
    return SqlError.of(SqlState.QUERY_CANCELED, "Query cancelled on user's request")
        .causedBy(cause);
  }

  static SqlError functionTakesNothing(String function) {
    return SqlError.of(
        SqlState.SYNTAX_ERROR, "function %s() takes no arguments".formatted(function));
  }
}
