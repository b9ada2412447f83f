package dev.slipher.spark.session;

import dev.slipher.spark.internals.DeltaReads;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;

/**
 * Inside a block a session reads what its own loads have pending, and one version of each table.
 */
final class PendingRows extends Rule<LogicalPlan> {
  private final SparkSession session;

  PendingRows(SparkSession session) {
    this.session = session;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    Optional<Transaction> block =
        Warehouse.of(session).known(session).flatMap(SlipherSession::block);
    return block
        .filter(transaction -> !transaction.isAborted())
        .map(transaction -> DeltaReads.within(plan, transaction::versionRead, transaction::pending))
        .orElse(plan);
  }
}
