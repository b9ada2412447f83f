package dev.slipher.endpoint;

import dev.slipher.spark.transaction.Transaction;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hive.service.cli.OperationHandle;

/**
 * Which transaction block each statement runs in, so that a failure that shows only here, in
 * Spark's analysis or between a query's rows, aborts it too (atom.failure-aborts-transaction).
 */
final class StatementBlocks {
  private final Map<OperationHandle, Transaction> blocks = new ConcurrentHashMap<>();

  /** A statement has begun while that block was open. */
  void started(OperationHandle statement, Optional<Transaction> block) {
    blocks.values().removeIf(Transaction::hasEnded);
    block.ifPresent(open -> blocks.put(statement, open));
  }

  /** The statement has failed. A block that has ended since is not touched. */
  void failed(OperationHandle statement) {
    Transaction block = blocks.remove(statement);
    if (block != null) {
      block.abort();
    }
  }

  /** The client asks for nothing more of the statement. */
  void closed(OperationHandle statement) {
    blocks.remove(statement);
  }
}
