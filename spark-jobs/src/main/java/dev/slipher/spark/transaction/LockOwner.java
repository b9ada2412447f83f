package dev.slipher.spark.transaction;

/**
 * Who holds locks.
 *
 * @param transactionId unique
 * @param pid the session, as errors name it
 */
record LockOwner(long transactionId, int pid) {}
