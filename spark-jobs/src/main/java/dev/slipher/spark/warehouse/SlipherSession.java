package dev.slipher.spark.warehouse;

import dev.slipher.catalog.warehouse.Session;
import dev.slipher.spark.transaction.Transaction;
import java.util.Optional;

/** What one session remembers; one statement of a session may run while another asks. */
public final class SlipherSession {
  private static final int NONE = -1;

  private final Session session;
  private int lastCopyId = NONE;
  private long lastCopyCount;
  private int lastQueryId = NONE;
  private Transaction block;
  private final SessionVariables variables = new SessionVariables();
  private boolean hasTemporarySchema;

  SlipherSession(Session session) {
    this.session = session;
  }

  /** Who it is and which number it has. */
  public Session session() {
    return session;
  }

  /** {@code pg_backend_pid()}. */
  public int pid() {
    return session.pid();
  }

  /** The transaction between BEGIN and its end; empty where every statement commits by itself. */
  public synchronized Optional<Transaction> block() {
    return Optional.ofNullable(block);
  }

  /** BEGIN. */
  public synchronized void blockBegan(Transaction transaction) {
    block = transaction;
  }

  /** The block is over, whatever became of its transaction. */
  public synchronized void blockEnded() {
    block = null;
  }

  /** The session's settings. */
  public SessionVariables variables() {
    return variables;
  }

  /** The schema of the session's temporary tables; it exists once it was needed. */
  public String temporarySchema() {
    return TemporarySchemas.of(session);
  }

  /** Whether {@link #temporarySchema} exists. */
  public synchronized boolean hasTemporarySchema() {
    return hasTemporarySchema;
  }

  /** The schema of temporary tables exists from now on. */
  public synchronized void temporarySchemaMade() {
    hasTemporarySchema = true;
  }

  /** A query took this id ({@code pg_last_query_id()}). */
  public synchronized void queryBegan(int queryId) {
    lastQueryId = queryId;
  }

  /**
   * A load has begun to read (sys.last_copy_id.on-data-error); until it ends well its count is 0
   * (sys.last_copy_count.zero).
   */
  public synchronized void copyBegan(int queryId) {
    lastCopyId = queryId;
    lastCopyCount = 0;
  }

  /** The load that began last has loaded this many rows. */
  public synchronized void copyLoaded(long rows) {
    lastCopyCount = rows;
  }

  /** {@code pg_last_copy_id()}; -1 before any COPY (sys.last_copy_id.initial). */
  public synchronized int lastCopyId() {
    return lastCopyId;
  }

  /** {@code pg_last_copy_count()}. */
  public synchronized long lastCopyCount() {
    return lastCopyCount;
  }

  /** {@code pg_last_query_id()}; -1 before any query. */
  public synchronized int lastQueryId() {
    return lastQueryId;
  }
}
