package dev.slipher.spark.session;

import dev.slipher.dialect.SqlText;
import dev.slipher.dialect.SqlToken;
import dev.slipher.dialect.StatementKind;
import dev.slipher.spark.internals.Plans;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * What a session's open block lets through: nothing once it has failed, and never a statement that
 * would write past it.
 */
final class TransactionGate {
  /** The first words of statements that only read or set. */
  private static final Set<String> HARMLESS =
      Set.of(
          "select",
          "with",
          "values",
          "table",
          "(",
          "show",
          "desc",
          "describe",
          "explain",
          "set",
          "reset",
          "use");

  private final Optional<Transaction> block;

  private TransactionGate(Optional<Transaction> block) {
    this.block = block;
  }

  static TransactionGate of(SparkSession session) {
    return new TransactionGate(Warehouse.of(session).known(session).flatMap(SlipherSession::block));
  }

  /**
   * Lets a statement in.
   *
   * @throws dev.slipher.dialect.SqlError 25P02 when the block has failed
   *     (atom.failure-aborts-transaction); 0A000 or 25001 for a statement that a block cannot have
   */
  void enter(StatementKind kind, String text) {
    if (block.isEmpty() || kind == StatementKind.TRANSACTION) {
      return;
    }
    block.get().requireNotAborted();
    switch (kind) {
      case CREATE_TABLE -> throw SessionErrors.notInBlock("CREATE TABLE");
      case DROP_TABLE -> throw SessionErrors.notInBlock("DROP TABLE");
      case OTHER -> refuseWriter(SqlText.of(text).tokens());
      case EMPTY, COPY, COPY_JOB, UNLOAD, TRUNCATE, TRANSACTION -> {
        // These mind the block themselves, or are refused anyway.
      }
    }
  }

  private static void refuseWriter(List<SqlToken> tokens) {
    String first = tokens.get(0).text().toLowerCase(Locale.ROOT);
    if (first.equals("vacuum")) {
      throw SessionErrors.neverInBlock("VACUUM"); // txn.vacuum-not-in-block
    }
    if (!HARMLESS.contains(first)) {
      throw SessionErrors.notInBlock(first.toUpperCase(Locale.ROOT));
    }
  }

  /** Looks at a plan of Spark's too: WITH may begin an INSERT. */
  LogicalPlan leave(LogicalPlan plan) {
    if (block.isPresent() && Plans.inserts(plan)) {
      throw SessionErrors.notInBlock("INSERT");
    }
    return plan;
  }

  /** Runs work of a statement; its failure is the block's. */
  <T> T guard(Supplier<T> work) {
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      if (!done) {
        fail();
      }
    }
  }

  /** A statement of the block has failed. */
  void fail() {
    block.ifPresent(Transaction::abort);
  }
}
