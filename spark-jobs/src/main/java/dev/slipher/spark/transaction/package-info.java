/** Transactions: what they hold locked, what they have written and not committed yet. */
package dev.slipher.spark.transaction;
