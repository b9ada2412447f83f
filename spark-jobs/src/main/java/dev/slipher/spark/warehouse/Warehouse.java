package dev.slipher.spark.warehouse;

import dev.slipher.catalog.ClusterLayout;
import dev.slipher.catalog.system.RunningLoads;
import dev.slipher.catalog.warehouse.User;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import dev.slipher.catalog.warehouse.WarehouseSettings;
import dev.slipher.spark.internals.SessionCatalogs;
import dev.slipher.spark.transaction.TableLocks;
import dev.slipher.spark.transaction.Transaction;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/**
 * The warehouse that a Spark application works in: its database, its layout and its sessions. One
 * for each application, made when it is first asked for from the application's settings.
 */
public final class Warehouse {
  /** Folder of everything that lasts; its {@code catalog} folder holds the embedded database. */
  public static final String DATA = "spark.slipher.dataDirectory";

  /** JDBC URL of an external database instead of the embedded one. */
  public static final String DATABASE_URL = "spark.slipher.database.url";

  /** User of the external database. */
  public static final String DATABASE_USER = "spark.slipher.database.user";

  /** Password of the external database; redacted in Spark's UI by its name. */
  public static final String DATABASE_PASSWORD = "spark.slipher.database.password";

  /** Nodes of the cluster. */
  public static final String NODES = "spark.slipher.nodes";

  /** Slices of each node. */
  public static final String SLICES_PER_NODE = "spark.slipher.slicesPerNode";

  /** Bytes that each slice's reader holds at first; answers do not depend on it. */
  public static final String READ_BUFFER = "spark.slipher.readBufferBytes";

  /** The session's user; set by who authenticated it. */
  public static final String USER = "spark.slipher.user";

  /** Password that the superuser gets when the warehouse is new. */
  public static final String SUPERUSER_PASSWORD = "spark.slipher.superuser.password";

  /** The user that everything belongs to where nobody else is named. */
  public static final String SUPERUSER = "awsuser";

  private static final Map<SparkContext, Warehouse> BY_CONTEXT = new WeakHashMap<>();

  private final WarehouseDatabase database;
  private final ClusterLayout layout;
  private final Map<SparkSession, SlipherSession> sessions = new WeakHashMap<>();
  private final TableLocks tableLocks = new TableLocks();
  private final RunningLoads runningLoads = new RunningLoads();
  private final CopyJobRuns copyJobRuns = new CopyJobRuns();

  private Warehouse(WarehouseDatabase database, ClusterLayout layout) {
    this.database = database;
    this.layout = layout;
  }

  /** The warehouse of the session's application. */
  public static Warehouse of(SparkSession session) {
    synchronized (BY_CONTEXT) {
      return BY_CONTEXT.computeIfAbsent(session.sparkContext(), context -> open(session));
    }
  }

  private static Warehouse open(SparkSession session) {
    RuntimeConfig settings = session.conf();
    String url = settings.get(DATABASE_URL, "");
    String data = settings.get(DATA, "slipher-data");
    WarehouseSettings where =
        url.isEmpty()
            ? WarehouseSettings.embedded(Path.of(data, "catalog"))
            : WarehouseSettings.external(
                url, settings.get(DATABASE_USER, ""), settings.get(DATABASE_PASSWORD, ""));
    Map<String, String> layout = new HashMap<>();
    layout.put(ClusterLayout.NODES, settings.get(NODES, ""));
    layout.put(ClusterLayout.SLICES_PER_NODE, settings.get(SLICES_PER_NODE, ""));
    WarehouseDatabase database = WarehouseDatabase.open(where);
    database.users().ensureSuperuser(SUPERUSER, settings.get(SUPERUSER_PASSWORD, SUPERUSER));
    TemporarySchemas.removeAbandoned(session, database);
    return new Warehouse(database, ClusterLayout.from(layout));
  }

  private void abortBlocks() {
    List<SlipherSession> left;
    synchronized (sessions) {
      left = List.copyOf(sessions.values());
    }
    left.forEach(session -> session.block().ifPresent(Transaction::abort));
  }

  public WarehouseDatabase database() {
    return database;
  }

  public ClusterLayout layout() {
    return layout;
  }

  /** What Slipher remembers of the session; begun when it is first asked for. */
  public SlipherSession session(SparkSession session) {
    synchronized (sessions) {
      return sessions.computeIfAbsent(session, this::begin);
    }
  }

  private SlipherSession begin(SparkSession session) {
    String name = session.conf().get(USER, SUPERUSER);
    User user = database.users().find(name).orElseThrow(() -> WarehouseErrors.unknownUser(name));
    return new SlipherSession(database.sessions().open(user, layout.database()));
  }

  /** Ends the session, if it ever began: rolls back its block, drops its temporary tables. */
  public void end(SparkSession session) {
    SlipherSession ended;
    synchronized (sessions) {
      ended = sessions.remove(session);
    }
    if (ended == null) {
      return;
    }
    ended.block().ifPresent(Transaction::abort);
    try {
      if (ended.hasTemporarySchema()) {
        SessionCatalogs.dropSchema(session, ended.temporarySchema());
      }
    } finally {
      database.sessions().close(ended.session());
    }
  }

  /** What Slipher remembers of the session, if it ever began. */
  public Optional<SlipherSession> known(SparkSession session) {
    synchronized (sessions) {
      return Optional.ofNullable(sessions.get(session));
    }
  }

  /** A new transaction of the session. */
  public Transaction transaction(SparkSession session, boolean readOnly) {
    return new Transaction(
        database.sequences().nextTransactionId(),
        session(session).pid(),
        readOnly,
        tableLocks,
        database.loads(),
        session.sessionState().newHadoopConf());
  }

  /** The write locks of all tables (slices.concurrent-copies-serialize). */
  public TableLocks tableLocks() {
    return tableLocks;
  }

  /** The loads that this application is running. */
  public RunningLoads runningLoads() {
    return runningLoads;
  }

  /** The COPY JOBs that this application is running. */
  public CopyJobRuns copyJobRuns() {
    return copyJobRuns;
  }

  /** Lets go of the database; the application is about to end. */
  public static void close(SparkSession session) {
    Warehouse closed;
    synchronized (BY_CONTEXT) {
      closed = BY_CONTEXT.remove(session.sparkContext());
    }
    if (closed != null) {
      closed.abortBlocks();
      closed.database.close();
    }
  }
}
