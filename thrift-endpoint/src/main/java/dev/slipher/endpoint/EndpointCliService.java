package dev.slipher.endpoint;

import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hive.service.cli.CLIService;
import org.apache.hive.service.cli.FetchOrientation;
import org.apache.hive.service.cli.FetchType;
import org.apache.hive.service.cli.GetInfoType;
import org.apache.hive.service.cli.GetInfoValue;
import org.apache.hive.service.cli.HiveSQLException;
import org.apache.hive.service.cli.OperationHandle;
import org.apache.hive.service.cli.OperationState;
import org.apache.hive.service.cli.OperationStatus;
import org.apache.hive.service.cli.SessionHandle;
import org.apache.hive.service.cli.session.SessionManager;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.apache.hive.service.rpc.thrift.TRowSet;
import org.apache.hive.service.rpc.thrift.TTableSchema;
import org.apache.hive.service.server.HiveServer2;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.hive.thriftserver.ReflectionUtils;
import org.apache.spark.sql.hive.thriftserver.SparkSQLCLIService;
import org.apache.spark.sql.hive.thriftserver.server.SparkSQLOperationManager;

/**
 * Spark's sessions and statements as the Thrift Server offers them, behind one gate where every
 * failure becomes a {@link ClientError}. It wraps Spark's service instead of extending it, because
 * that one sets its ancestors' fields by reflection and cannot have heirs.
 */
final class EndpointCliService extends CLIService {
  private static final String USE_DATABASE = "use:database";
  private static final int MOST_STATEMENTS = 100;

  private final SparkSQLCLIService spark;
  private final StatementThreads threads;
  private final RunningStatements statements;
  private final StatementBlocks blocks = new StatementBlocks();
  private final Set<SessionHandle> sessions = ConcurrentHashMap.newKeySet();

  EndpointCliService(SparkSession session) {
    this(session, new HiveServer2());
  }

  private EndpointCliService(SparkSession session, HiveServer2 server) {
    super(server);
    this.spark = new SparkSQLCLIService(server, session.sqlContext());
    this.threads = new StatementThreads(MOST_STATEMENTS);
    this.statements = new RunningStatements(session.sparkContext(), spark, threads);
  }

  @Override
  public synchronized void init(HiveConf conf) {
    spark.init(conf);
    ReflectionUtils.setAncestorField(
        spark.getSessionManager(), 1, "backgroundOperationPool", threads);
  }

  @Override
  public synchronized void start() {
    spark.start();
  }

  /** Cancels what runs, closes the sessions and stops. */
  @Override
  public synchronized void stop() {
    for (SessionHandle session : sessions) {
      try {
        statements.cancelAll(session);
        closeSession(session);
      } catch (HiveSQLException alreadyClosed) {
        sessions.remove(session);
      }
    }
    spark.stop();
  }

  @Override
  public HiveConf getHiveConf() {
    return spark.getHiveConf();
  }

  @Override
  public SessionManager getSessionManager() {
    return spark.getSessionManager();
  }

  /** Cancels what the session runs. */
  void cancelStatements(SessionHandle session) {
    statements.cancelAll(session);
  }

  @Override
  public SessionHandle openSession(
      TProtocolVersion protocol,
      String user,
      String password,
      String address,
      Map<String, String> configuration)
      throws HiveSQLException {
    Map<String, String> settings = new HashMap<>(configuration == null ? Map.of() : configuration);
    String database = settings.get(USE_DATABASE);
    if (EndpointSettings.DATABASE.equals(database) || "default".equals(database)) {
      // The one database; its sessions begin in the schema public.
      settings.remove(USE_DATABASE);
    }
    try {
      SessionHandle session = spark.openSession(protocol, user, password, address, settings);
      sessions.add(session);
      begin(session, user);
      return session;
    } catch (HiveSQLException | RuntimeException failure) {
      ClientError error = ClientErrors.of(failure);
      throw "3F000".equals(error.getSQLState())
          ? ClientErrors.noDatabase(database, failure)
          : error;
    }
  }

  /**
   * Closes the session when its statements have ended: a COPY that has started does not fail
   * because its client went away (atom.disconnect-autocommit). In an open block it is of no use any
   * more, since nobody can commit it (atom.disconnect-in-transaction).
   */
  @Override
  public void closeSession(SessionHandle session) throws HiveSQLException {
    if (openBlock(session).isPresent()) {
      statements.cancelAll(session);
    }
    statements.finish(session);
    sessions.remove(session);
    sparkSession(session).ifPresent(ended -> Warehouse.of(ended).end(ended));
    run(() -> spark.closeSession(session));
  }

  @Override
  public GetInfoValue getInfo(SessionHandle session, GetInfoType type) throws HiveSQLException {
    return call(() -> spark.getInfo(session, type));
  }

  @Override
  public OperationHandle executeStatement(
      SessionHandle session, String statement, Map<String, String> settings, long timeout)
      throws HiveSQLException {
    Optional<Transaction> block = openBlock(session);
    try {
      return call(
          () -> {
            OperationHandle operation =
                spark.executeStatement(session, statement, settings, timeout);
            blocks.started(operation, block);
            return statements.ended(session, operation);
          });
    } catch (HiveSQLException failure) {
      block.ifPresent(Transaction::abort);
      throw failure;
    }
  }

  @Override
  public OperationHandle executeStatementAsync(
      SessionHandle session, String statement, Map<String, String> settings, long timeout)
      throws HiveSQLException {
    Optional<Transaction> block = openBlock(session);
    return call(
        () -> {
          OperationHandle operation =
              spark.executeStatementAsync(session, statement, settings, timeout);
          blocks.started(operation, block);
          return statements.started(session, operation);
        });
  }

  @Override
  public OperationHandle getTypeInfo(SessionHandle session) throws HiveSQLException {
    return call(() -> spark.getTypeInfo(session));
  }

  @Override
  public OperationHandle getCatalogs(SessionHandle session) throws HiveSQLException {
    return call(() -> spark.getCatalogs(session));
  }

  @Override
  public OperationHandle getSchemas(SessionHandle session, String catalog, String schema)
      throws HiveSQLException {
    return call(() -> spark.getSchemas(session, catalog, schema));
  }

  @Override
  public OperationHandle getTables(
      SessionHandle session, String catalog, String schema, String table, List<String> types)
      throws HiveSQLException {
    return call(() -> spark.getTables(session, catalog, schema, table, types));
  }

  @Override
  public OperationHandle getTableTypes(SessionHandle session) throws HiveSQLException {
    return call(() -> spark.getTableTypes(session));
  }

  @Override
  public OperationHandle getColumns(
      SessionHandle session, String catalog, String schema, String table, String column)
      throws HiveSQLException {
    return call(() -> spark.getColumns(session, catalog, schema, table, column));
  }

  @Override
  public OperationHandle getFunctions(
      SessionHandle session, String catalog, String schema, String function)
      throws HiveSQLException {
    return call(() -> spark.getFunctions(session, catalog, schema, function));
  }

  @Override
  public OperationHandle getPrimaryKeys(
      SessionHandle session, String catalog, String schema, String table) throws HiveSQLException {
    return call(() -> spark.getPrimaryKeys(session, catalog, schema, table));
  }

  @Override
  public OperationHandle getCrossReference(
      SessionHandle session,
      String primaryCatalog,
      String primarySchema,
      String primaryTable,
      String foreignCatalog,
      String foreignSchema,
      String foreignTable)
      throws HiveSQLException {
    return call(
        () ->
            spark.getCrossReference(
                session,
                primaryCatalog,
                primarySchema,
                primaryTable,
                foreignCatalog,
                foreignSchema,
                foreignTable));
  }

  @Override
  public OperationStatus getOperationStatus(OperationHandle operation) throws HiveSQLException {
    OperationStatus status = call(() -> statements.status(operation));
    HiveSQLException failure = status.getOperationException();
    if (failure == null) {
      return status;
    }
    blocks.failed(operation);
    return new OperationStatus(status.getState(), ClientErrors.of(failure));
  }

  @Override
  public void cancelOperation(OperationHandle operation) throws HiveSQLException {
    boolean running =
        call(() -> statements.status(operation)).getState() != OperationState.FINISHED;
    run(() -> statements.cancel(operation));
    if (running) {
      blocks.failed(operation);
    }
  }

  @Override
  public void closeOperation(OperationHandle operation) throws HiveSQLException {
    blocks.closed(operation);
    run(() -> statements.close(operation));
  }

  @Override
  public TTableSchema getResultSetMetadata(OperationHandle operation) throws HiveSQLException {
    return call(() -> spark.getResultSetMetadata(operation));
  }

  @Override
  public TRowSet fetchResults(
      OperationHandle operation, FetchOrientation orientation, long rows, FetchType type)
      throws HiveSQLException {
    try {
      return call(() -> statements.fetch(operation, orientation, rows, type));
    } catch (HiveSQLException failure) {
      blocks.failed(operation);
      throw failure;
    }
  }

  @Override
  public String getQueryId(TOperationHandle operation) throws HiveSQLException {
    return call(() -> spark.getQueryId(operation));
  }

  /** Who connected is known before any statement could say otherwise. */
  private void begin(SessionHandle handle, String user) {
    sparkSession(handle)
        .ifPresent(
            session -> {
              session.conf().set(Warehouse.USER, user);
              Warehouse.of(session).session(session);
            });
  }

  private Optional<Transaction> openBlock(SessionHandle handle) {
    return sparkSession(handle)
        .flatMap(session -> Warehouse.of(session).known(session))
        .flatMap(SlipherSession::block);
  }

  private Optional<SparkSession> sparkSession(SessionHandle handle) {
    SparkSQLOperationManager operations =
        (SparkSQLOperationManager) spark.getSessionManager().getOperationManager();
    return Optional.ofNullable(operations.sessionToContexts().get(handle))
        .map(SQLContext::sparkSession);
  }

  private interface Call<T> {
    T call() throws HiveSQLException;
  }

  private interface Action {
    void run() throws HiveSQLException;
  }

  private static <T> T call(Call<T> call) throws HiveSQLException {
    try {
      return call.call();
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError failure) {
      throw ClientErrors.of(failure);
    }
  }

  private static void run(Action action) throws HiveSQLException {
    call(
        () -> {
          action.run();
          return null;
        });
  }
}
