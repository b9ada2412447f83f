package dev.slipher.spark.transaction;

import dev.slipher.catalog.warehouse.PendingLoads;
import dev.slipher.dialect.SqlError;
import dev.slipher.spark.internals.DeltaAppend;
import dev.slipher.spark.internals.DeltaAppend.NewFile;
import dev.slipher.spark.internals.DeltaVersion;
import dev.slipher.spark.internals.ProtectedWork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;

/**
 * One transaction: of a block between BEGIN and COMMIT, or of a single statement. It holds its
 * tables' write locks until it ends, and what its loads have written pending until it commits.
 *
 * <p>A block that fails gives back its locks and files at once, as {@link #abort} says, and stays
 * with its session, aborted, until the client ends it.
 */
public final class Transaction {
  private final LockOwner owner;
  private final boolean readOnly;
  private final long startedMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  private final TableLocks locks;
  private final PendingLoads journal;
  private final Configuration configuration;
  private final Map<String, TableAppend> appends = new LinkedHashMap<>();
  private final Map<Path, DeltaVersion> read = new HashMap<>();
  private State state = State.OPEN;

  private enum State {
    OPEN,
    ABORTED,
    ENDED
  }

  /**
   * A transaction that begins now.
   *
   * @param id its number, {@code xid} in the system tables
   * @param pid its session's number
   * @param configuration reaches the tables' folders
   */
  public Transaction(
      long id,
      int pid,
      boolean readOnly,
      TableLocks locks,
      PendingLoads journal,
      Configuration configuration) {
    owner = new LockOwner(id, pid);
    this.readOnly = readOnly;
    this.locks = locks;
    this.journal = journal;
    this.configuration = configuration;
  }

  /** {@code xid}. */
  public long id() {
    return owner.transactionId();
  }

  /** When it began: microseconds since 1970, which SYSDATE tells inside it. */
  public long startedMicros() {
    return startedMicros;
  }

  /** Whether a statement of it has failed. */
  public synchronized boolean isAborted() {
    return state == State.ABORTED;
  }

  /** Whether there is nothing left to commit or to roll back. */
  public synchronized boolean hasEnded() {
    return state != State.OPEN;
  }

  /**
   * Refuses to go on after a failure.
   *
   * @throws SqlError 25P02 (atom.failure-aborts-transaction)
   */
  public synchronized void requireNotAborted() {
    if (state != State.OPEN) {
      throw TransactionErrors.aborted();
    }
  }

  /**
   * Takes a table's write lock until the transaction ends, waiting for others
   * (slices.concurrent-copies-serialize).
   *
   * @throws SqlError 25006 in a transaction that only reads; 40P01 in a deadlock
   * @throws InterruptedException when the statement is cancelled while it waits
   */
  public void lock(String table) throws InterruptedException {
    requireNotAborted();
    if (readOnly) {
      throw TransactionErrors.readOnly();
    }
    locks.acquire(owner, table);
    if (hasEnded()) { // aborted by another thread while this one was given the lock
      locks.release(owner);
      throw TransactionErrors.aborted();
    }
  }

  /** What the transaction adds to the table, whose lock it must hold; begun at the first call. */
  public synchronized TableAppend append(SparkSession session, String name, CatalogTable table) {
    requireNotAborted();
    TableAppend append = appends.get(name);
    if (append == null) {
      append = new TableAppend(name, DeltaAppend.begin(session, table));
      appends.put(name, append);
      read.putIfAbsent(append.folder(), append.version());
    }
    return append;
  }

  /**
   * Takes over a load's files: from now on they go with the transaction.
   *
   * @throws SqlError 25P02 when it has been aborted meanwhile; the files are still the caller's
   */
  public synchronized void stage(TableAppend append, StagedLoad load) {
    requireNotAborted();
    append.stage(load);
  }

  /**
   * The version of a table that the transaction reads: the one that it met first
   * (txn.snapshot-start).
   *
   * @param newest the version there is now
   */
  public synchronized DeltaVersion versionRead(DeltaVersion newest) {
    return read.computeIfAbsent(newest.folder(), folder -> newest);
  }

  /** The files of pending rows of the table in the folder. */
  public synchronized List<NewFile> pending(Path folder) {
    return appends.values().stream()
        .filter(append -> append.folder().equals(folder))
        .flatMap(append -> append.files().stream())
        .toList();
  }

  /**
   * Commits: one version of each table that has pending rows. Tables are committed one after the
   * other; where one fails, those before it stay committed, and the error says so.
   *
   * @throws SqlError 25P02 after a failure; 40001 when a table was changed by who takes no locks
   */
  public void commit(SparkSession session) {
    synchronized (this) {
      requireNotAborted();
      state = State.ENDED;
    }
    try {
      ProtectedWork.run("slipher-commit", () -> new Commit(session, this).run());
    } finally {
      forget();
      locks.release(owner);
    }
  }

  /**
   * Gives up: removes the pending files and gives back the locks. Does nothing to a transaction
   * that has ended.
   */
  public void abort() {
    synchronized (this) {
      if (state != State.OPEN) {
        return;
      }
      state = State.ABORTED;
    }
    try {
      ProtectedWork.run("slipher-rollback", () -> appends().forEach(this::discard));
    } finally {
      forget();
      locks.release(owner);
    }
  }

  synchronized List<TableAppend> appends() {
    return List.copyOf(appends.values());
  }

  /** Removes what is staged for a table. */
  void discard(TableAppend append) {
    for (StagedLoad load : append.loads()) {
      load.files().removeExcept(Set.of(), configuration);
      journal.end(load.queryId());
    }
  }

  /** What is staged for a table has been committed. */
  void keep(TableAppend append) {
    append.loads().forEach(load -> journal.end(load.queryId()));
  }

  private synchronized void forget() {
    appends.clear();
    read.clear();
  }
}
