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

  /** cfg.statement_timeout, atom.statement-timeout. */
  static SqlError statementTimeout(long millis) {
    return SqlError.of(SqlState.QUERY_CANCELED, "Query cancelled on user's request")
        .withDetail("It ran longer than statement_timeout, which is %d ms.".formatted(millis));
  }

  static SqlError unknownSetting(String name) {
    return SqlError.of(
        SqlState.UNDEFINED_OBJECT, "unrecognized configuration parameter \"%s\"".formatted(name));
  }

  static SqlError invalidSetting(String name, String value) {
    return SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE,
        "invalid value for parameter \"%s\": \"%s\"".formatted(name, value));
  }

  static SqlError unknownTimeZone(String zone) {
    return SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE, "unrecognized time zone name: \"%s\"".formatted(zone));
  }

  static SqlError readOnlySetting(String name) {
    return SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE, "parameter \"%s\" cannot be changed".formatted(name));
  }

  static SqlError malformedSetting(String statement) {
    return SqlError.of(
        SqlState.SYNTAX_ERROR, "syntax error in %s: a name and a value".formatted(statement));
  }

  static SqlError functionTakesLiterals(String function, int least, int most) {
    return SqlError.of(
        SqlState.SYNTAX_ERROR,
        "function %s() takes %s literal argument(s)"
            .formatted(function, least == most ? least : least + " to " + most));
  }

  static SqlError functionTakesOne(String function) {
    return SqlError.of(
        SqlState.SYNTAX_ERROR, "function %s() takes one argument".formatted(function));
  }

  static SqlError functionTakes(String function, int least, int most) {
    return SqlError.of(
        SqlState.SYNTAX_ERROR,
        "function %s() takes %s argument(s)"
            .formatted(function, least == most ? least : least + " to " + most));
  }

  static SqlError functionTakesNothing(String function) {
    return SqlError.of(
        SqlState.SYNTAX_ERROR, "function %s() takes no arguments".formatted(function));
  }
}
