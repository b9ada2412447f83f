package dev.slipher.catalog.warehouse;

import dev.slipher.catalog.CatalogException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The database in which users, sessions, ids and the log-like system tables live. Safe for many
 * threads; several processes may have the same one open. What was committed outlasts the process,
 * however it ends.
 */
public final class WarehouseDatabase implements AutoCloseable {
  private final Connections connections;
  private final Sequences sequences;
  private final Users users;
  private final Sessions sessions;
  private final PendingLoads loads;
  private final AtomicBoolean closed = new AtomicBoolean();

  private WarehouseDatabase(Connections connections) {
    this.connections = connections;
    this.sequences = new Sequences(connections);
    this.users = new Users(connections);
    this.sessions = new Sessions(connections);
    this.loads = new PendingLoads(connections, sessions);
  }

  /**
   * Opens the database, creates or migrates its schema and forgets sessions of processes that have
   * died.
   *
   * @throws CatalogException 58000 when it cannot be reached or is of a newer version
   */
  public static WarehouseDatabase open(WarehouseSettings settings) {
    Connections connections = new Connections(settings);
    try {
      migrate(connections);
      WarehouseDatabase database = new WarehouseDatabase(connections);
      database.sessions.enrol();
      return database;
    } catch (CatalogException e) {
      connections.close();
      throw e;
    }
  }

  /** Two processes that start at once may trip over each other; the slower one finds all done. */
  private static void migrate(Connections connections) {
    try {
      connections.inTransaction("prepare the tables", WarehouseSchema::migrate);
    } catch (CatalogException e) {
      connections.inTransaction("prepare the tables", WarehouseSchema::migrate);
    }
  }

  /** Ids of queries, transactions and tables. */
  public Sequences sequences() {
    return sequences;
  }

  /** Who may connect. */
  public Users users() {
    return users;
  }

  /** Who is connected. */
  public Sessions sessions() {
    return sessions;
  }

  /** Loads that are writing files. */
  public PendingLoads loads() {
    return loads;
  }

  /**
   * Runs the work in one transaction, whole or not at all. An interrupt of the calling thread
   * neither stops nor harms it and is still set afterwards. Must not be called from within work.
   *
   * @param doing a verb with its object, for the message: {@code cannot <doing> in the …}
   * @throws CatalogException 58000 with the database's own words as the detail
   */
  public <T> T inTransaction(String doing, SqlWork<T> work) {
    return connections.inTransaction(doing, work);
  }

  /** Ends this process's sessions and lets go of the database; a second call does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      sessions.withdraw();
    } finally {
      connections.close();
    }
  }
}
