package dev.slipher.spark.session;

import dev.slipher.catalog.system.StatementKind;
import dev.slipher.catalog.system.StatementLog;
import dev.slipher.catalog.system.StatementRecord;
import dev.slipher.catalog.system.StatementStatus;
import dev.slipher.catalog.warehouse.Session;
import dev.slipher.dialect.TransactionStatement;
import dev.slipher.dialect.TransactionStatement.Begin;
import dev.slipher.dialect.TransactionStatement.Commit;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** BEGIN, COMMIT and ROLLBACK. */
final class TransactionCommands {
  private final SparkSession session;
  private final Warehouse warehouse;
  private final SlipherSession memory;
  private final long startedMicros = nowMicros();

  TransactionCommands(SparkSession session) {
    this.session = session;
    warehouse = Warehouse.of(session);
    memory = warehouse.session(session);
  }

  /**
   * Runs the statement.
   *
   * @param text as it was written
   * @return the warnings that answer it
   */
  List<String> run(TransactionStatement statement, String text) {
    Optional<Transaction> block = memory.block();
    if (statement instanceof Begin begin) {
      if (block.isPresent()) {
        block.get().requireNotAborted();
        return List.of("there is already a transaction in progress");
      }
      Transaction transaction = warehouse.transaction(session, begin.readOnly());
      memory.blockBegan(transaction);
      record(transaction, text, Optional.empty());
      return List.of();
    }
    if (block.isEmpty()) {
      return List.of("there is no transaction in progress");
    }
    end(block.get(), statement instanceof Commit, text);
    return List.of();
  }

  /** TRUNCATE commits what is open (ddl.truncate.commits). */
  void commitOpen() {
    memory.block().ifPresent(block -> end(block, true, "COMMIT"));
  }

  private void end(Transaction transaction, boolean commit, String text) {
    // The COMMIT of a block that has failed rolls back, and the log must not show a COMMIT for it.
    boolean lost = commit && transaction.isAborted();
    memory.blockEnded();
    if (commit && !lost) {
      try {
        transaction.commit(session);
      } catch (RuntimeException failure) {
        record(transaction, text, Optional.of(String.valueOf(failure.getMessage())));
        throw failure;
      }
    } else {
      transaction.abort();
    }
    record(transaction, lost ? "ROLLBACK" : text, Optional.empty());
  }

  private void record(Transaction transaction, String text, Optional<String> failure) {
    Session who = memory.session();
    new StatementLog(warehouse.database())
        .record(
            new StatementRecord(
                warehouse.database().sequences().nextQueryId(),
                transaction.id(),
                who.user().id(),
                who.pid(),
                who.database(),
                "",
                StatementKind.UTILITY,
                text,
                failure.isPresent() ? StatementStatus.FAILED : StatementStatus.SUCCESS,
                failure,
                startedMicros,
                nowMicros(),
                0));
  }

  private static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
