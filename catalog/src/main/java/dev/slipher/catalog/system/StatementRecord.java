package dev.slipher.catalog.system;

import java.util.Objects;
import java.util.Optional;

/**
 * A statement for the logs.
 *
 * @param queryId from {@link dev.slipher.catalog.warehouse.Sequences#nextQueryId}
 * @param transactionId the transaction's id, shared by all its statements
 * @param label the session's query_group; empty without one
 * @param text the statement with secrets already masked
 * @param errorMessage what the client was told of a failure
 * @param startedMicros wall clock in microseconds since 1970 UTC
 * @param endedMicros likewise; passed over while running
 * @param returnedRows rows that went to the client
 */
public record StatementRecord(
    int queryId,
    long transactionId,
    int userId,
    int sessionPid,
    String database,
    String label,
    StatementKind kind,
    String text,
    StatementStatus status,
    Optional<String> errorMessage,
    long startedMicros,
    long endedMicros,
    long returnedRows) {
  public StatementRecord {
    Objects.requireNonNull(database);
    Objects.requireNonNull(label);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(text);
    Objects.requireNonNull(status);
    Objects.requireNonNull(errorMessage);
  }
}
