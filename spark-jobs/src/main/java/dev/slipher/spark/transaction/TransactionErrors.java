package dev.slipher.spark.transaction;

import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import java.util.List;

/** Every error of transactions and their locks, worded as PostgreSQL words it. */
final class TransactionErrors {
  private TransactionErrors() {}

  static SqlError aborted() {
    return SqlError.of(
        SqlState.IN_FAILED_SQL_TRANSACTION,
        "current transaction is aborted, commands ignored until end of transaction block");
  }

  static SqlError readOnly() {
    return SqlError.of(SqlState.READ_ONLY_SQL_TRANSACTION, "transaction is read-only");
  }

  static SqlError deadlock(String chain) {
    return SqlError.of(SqlState.DEADLOCK_DETECTED, "deadlock detected").withDetail(chain);
  }

  /** A writer outside this process has changed the table since the transaction began to write. */
  static SqlError conflict(String table, Throwable cause) {
    return SqlError.of(
            SqlState.SERIALIZATION_FAILURE, "Serializable isolation violation on table - " + table)
        .withDetail("The table was changed meanwhile; nothing of the transaction was committed.")
        .causedBy(cause);
  }

  /** A commit failed before anything of the transaction was committed. */
  static SqlError commitFailed(Throwable cause) {
    return SqlError.of(
            SqlState.INTERNAL_ERROR, "the transaction could not be committed and was rolled back")
        .causedBy(cause);
  }

  /** A commit failed when part of the transaction was committed already. */
  static SqlError committedInPart(List<String> committed, List<String> lost, Throwable cause) {
    return SqlError.of(SqlState.INTERNAL_ERROR, "the transaction could only be committed in part")
        .withDetail(
            "Committed: %s. Not committed: %s."
                .formatted(String.join(", ", committed), String.join(", ", lost)))
        .causedBy(cause);
  }
}
