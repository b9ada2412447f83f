package dev.slipher.dialect;

/** A statement that begins or ends a transaction block; {@link TransactionParser} makes it. */
public sealed interface TransactionStatement {

  /**
   * BEGIN and START TRANSACTION. The isolation level is read and forgotten: all act as serializable
   * (txn.isolation-all-serializable).
   */
  record Begin(boolean readOnly) implements TransactionStatement {}

  /** COMMIT and END. */
  record Commit() implements TransactionStatement {}

  /** ROLLBACK and ABORT. */
  record Rollback() implements TransactionStatement {}
}
