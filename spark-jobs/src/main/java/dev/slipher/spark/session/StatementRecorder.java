package dev.slipher.spark.session;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.system.StatementKind;
import dev.slipher.catalog.system.StatementLog;
import dev.slipher.catalog.system.StatementRecord;
import dev.slipher.catalog.system.StatementStatus;
import dev.slipher.catalog.warehouse.Session;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One statement's place in the logs. That it cannot be recorded never fails the statement. */
final class StatementRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(StatementRecorder.class);

  private final Warehouse warehouse;
  private final SlipherSession memory;
  private final StatementKind kind;
  private final String text;
  private final String label;
  private final long startedMicros = nowMicros();
  private Optional<Integer> queryId = Optional.empty();
  private long transactionId;
  private boolean ended;

  private StatementRecorder(
      Warehouse warehouse, SlipherSession memory, StatementKind kind, String text) {
    this.warehouse = warehouse;
    this.memory = memory;
    this.kind = kind;
    this.text = text;
    label = memory.variables().queryGroup();
  }

  /**
   * A statement begins.
   *
   * @param text as it was written, secrets masked
   */
  static StatementRecorder begin(
      Warehouse warehouse, SlipherSession memory, StatementKind kind, String text) {
    StatementRecorder recorder = new StatementRecorder(warehouse, memory, kind, text);
    try {
      recorder.transactionId =
          memory
              .block()
              .map(Transaction::id)
              .orElseGet(() -> warehouse.database().sequences().nextTransactionId());
      recorder.queryId = Optional.of(warehouse.database().sequences().nextQueryId());
    } catch (CatalogException e) {
      LOG.warn("a statement is not recorded", e);
    }
    return recorder;
  }

  /** The statement works on the compute nodes' data, so it counts as a query of the session. */
  void isQuery() {
    queryId.ifPresent(memory::queryBegan);
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  void succeeded() {
    end(StatementStatus.SUCCESS, Optional.empty());
  }

  void failed(Throwable failure) {
    boolean cancelled =
        failure instanceof SqlError error && error.state() == SqlState.QUERY_CANCELED;
    String message = failure.getMessage() == null ? "internal error" : failure.getMessage();
    end(cancelled ? StatementStatus.CANCELED : StatementStatus.FAILED, message.lines().findFirst());
  }

  /** The first end that is told counts. */
  private synchronized void end(StatementStatus status, Optional<String> error) {
    if (ended || queryId.isEmpty()) {
      return;
    }
    ended = true;
    Session session = memory.session();
    try {
      new StatementLog(warehouse.database())
          .record(
              new StatementRecord(
                  queryId.get(),
                  transactionId,
                  session.user().id(),
                  session.pid(),
                  session.database(),
                  label,
                  kind,
                  text,
                  status,
                  error,
                  startedMicros,
                  nowMicros(),
                  0));
    } catch (CatalogException e) {
      LOG.warn("statement {} is not recorded", queryId.get(), e);
    }
  }

  private static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
