package dev.slipher.spark.transaction;

import dev.slipher.spark.internals.DeltaAppend;
import dev.slipher.spark.internals.DeltaFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** A transaction's commit, table by table. */
final class Commit {
  private final SparkSession session;
  private final Transaction transaction;
  private final List<String> committed = new ArrayList<>();

  Commit(SparkSession session, Transaction transaction) {
    this.session = session;
    this.transaction = transaction;
  }

  void run() {
    SparkSession.setActiveSession(session);
    // Cancelling the statement must not stop Delta's own jobs any more.
    session.sparkContext().clearJobGroup();
    session.sparkContext().clearJobTags();
    List<TableAppend> left = new ArrayList<>(transaction.appends());
    while (!left.isEmpty()) {
      TableAppend append = left.get(0);
      if (!append.files().isEmpty()) {
        commit(append, left);
        committed.add(append.table());
      }
      transaction.keep(append);
      left.remove(0);
    }
  }

  private void commit(TableAppend append, List<TableAppend> left) {
    try {
      append.commit(transaction.id());
    } catch (Exception failure) { // Scala throws checked ones too
      // Delta may fail after its commit, while it tidies up. Where not even this look at the table
      // succeeds, files and journal stay for the next start to judge.
      if (!isCommitted(append)) {
        left.forEach(transaction::discard);
        throw told(failure, left);
      }
    }
  }

  private boolean isCommitted(TableAppend append) {
    Set<String> names = DeltaFiles.names(session, append.folder().toString());
    return append.files().stream().anyMatch(file -> names.contains(file.path()));
  }

  private RuntimeException told(Exception failure, List<TableAppend> left) {
    if (committed.isEmpty()) {
      return DeltaAppend.isConflict(failure)
          ? TransactionErrors.conflict(left.get(0).table(), failure)
          : TransactionErrors.commitFailed(failure);
    }
    return TransactionErrors.committedInPart(
        committed, left.stream().map(TableAppend::table).toList(), failure);
  }
}
