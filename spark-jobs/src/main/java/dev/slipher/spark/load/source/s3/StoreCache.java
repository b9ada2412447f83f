package dev.slipher.spark.load.source.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores that stay connected from one COPY to the next, a bounded number of them. A store that is
 * pushed out is closed when the last that reads from it is done.
 */
final class StoreCache {
  /** The stores of this process. */
  static final StoreCache SHARED = new StoreCache(16);

  private static final Logger LOG = LoggerFactory.getLogger(StoreCache.class);

  private final int most;
  private final Map<Key, Connection> connections = new LinkedHashMap<>(16, 0.75f, true);

  StoreCache(int most) {
    this.most = most;
  }

  private record Key(StoreAccess access, String bucket) {}

  /** A store in use; close it when done. */
  final class Lease implements AutoCloseable {
    private final Connection connection;
    private boolean closed;

    private Lease(Connection connection) {
      this.connection = connection;
    }

    S3Store store() {
      return connection.store;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        release(connection);
      }
    }
  }

  private static final class Connection {
    private final S3Store store;
    private int users;
    private boolean evicted;

    private Connection(S3Store store) {
      this.store = store;
    }
  }

  /**
   * A connection to the bucket, at hand or new.
   *
   * @throws dev.slipher.dialect.SqlError if there can be no bucket of that name, or its role is not
   *     the cluster's
   */
  Lease lease(StoreAccess access, S3Errors errors, String bucket) throws IOException {
    if (!S3Store.isBucket(bucket)) {
      throw errors.invalidBucket(bucket);
    }
    if (access.rights().isEmpty()) {
      throw errors.roleNotAttached(access);
    }
    // Before S3A connects: that swallows an interruption.
    S3Store.requireNotInterrupted();
    Key key = new Key(access, bucket);
    Connection connection;
    List<Connection> idle;
    synchronized (this) {
      connection = connections.get(key);
      if (connection == null) {
        connection = new Connection(S3Store.connect(access, bucket));
        connections.put(key, connection);
      }
      connection.users++;
      idle = evict();
    }
    idle.forEach(StoreCache::close);
    return new Lease(connection);
  }

  synchronized int size() {
    return connections.size();
  }

  private List<Connection> evict() {
    List<Connection> idle = new ArrayList<>();
    Iterator<Connection> eldest = connections.values().iterator();
    while (connections.size() > most) {
      Connection connection = eldest.next();
      eldest.remove();
      connection.evicted = true;
      if (connection.users == 0) {
        idle.add(connection);
      }
    }
    return idle;
  }

  private void release(Connection connection) {
    boolean last;
    synchronized (this) {
      connection.users--;
      last = connection.evicted && connection.users == 0;
    }
    if (last) {
      close(connection);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.store.close();
    } catch (IOException e) {
      LOG.warn("A connection to S3 did not close", e);
    }
  }
}
