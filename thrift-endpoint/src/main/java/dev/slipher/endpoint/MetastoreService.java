package dev.slipher.endpoint;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.conf.HiveConf.ConfVars;
import org.apache.hadoop.hive.metastore.HiveMetaStore;
import org.apache.hadoop.hive.metastore.IHMSHandler;
import org.apache.hadoop.hive.metastore.TSetIpAddressProcessor;
import org.apache.hadoop.hive.metastore.api.AlreadyExistsException;
import org.apache.hadoop.hive.metastore.api.Database;
import org.apache.hadoop.hive.metastore.api.PrincipalType;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.server.TServer;
import org.apache.thrift.server.TThreadPoolServer;
import org.apache.thrift.transport.TServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of the warehouse, served to every Spark process on this machine: Hive's metastore over
 * embedded Derby, which itself admits one process only.
 */
final class MetastoreService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetastoreService.class);

  private final TServer server;
  private final IHMSHandler handler;
  private final URI uri;
  private final String derbyUrl;

  private MetastoreService(TServer server, IHMSHandler handler, URI uri, String derbyUrl) {
    this.server = server;
    this.handler = handler;
    this.uri = uri;
    this.derbyUrl = derbyUrl;
  }

  /**
   * Starts the service on a free port of 127.0.0.1 and sees to it that the schema {@code public}
   * exists. The database is made on the first start.
   */
  static MetastoreService start(EndpointSettings settings) throws Exception {
    Path database = settings.dataDirectory().resolve("metastore");
    String derbyUrl = "jdbc:derby:;databaseName=" + database;
    System.setProperty(
        "derby.stream.error.file", settings.logDirectory().resolve("derby.log").toString());
    HiveConf conf = configuration(settings, derbyUrl);

    // HiveMetaStore.startMetaStore would listen on every interface, without a password.
    ServerSocket socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(EndpointSettings.LOOPBACK), 0));
    IHMSHandler handler =
        HiveMetaStore.newRetryingHMSHandler(
            new HiveMetaStore.HMSHandler("metastore", conf, false), conf);
    handler.init();
    createSchema(handler, settings.warehouseDirectory());

    TServer server =
        new TThreadPoolServer(
            new TThreadPoolServer.Args(new TServerSocket(socket))
                .processor(new TSetIpAddressProcessor<>(handler))
                .protocolFactory(new TBinaryProtocol.Factory()));
    Thread thread = new Thread(server::serve, "metastore");
    thread.setDaemon(true);
    thread.start();
    URI uri = URI.create("thrift://" + EndpointSettings.LOOPBACK + ":" + socket.getLocalPort());
    return new MetastoreService(server, handler, uri, derbyUrl);
  }

  /** Where Spark finds the service ({@code hive.metastore.uris}). */
  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    server.stop();
    try {
      handler.shutdown();
    } catch (TException failure) {
      LOG.warn("The metastore did not shut down in good order", failure);
    }
    try {
      DriverManager.getConnection(derbyUrl + ";shutdown=true").close();
    } catch (SQLException shutdown) {
      // Derby reports a database that was shut down in good order as an error.
      if (!"08006".equals(shutdown.getSQLState())) {
        LOG.warn("The metastore's database did not shut down in good order", shutdown);
      }
    }
  }

  private static HiveConf configuration(EndpointSettings settings, String derbyUrl) {
    HiveConf conf = new HiveConf();
    conf.setVar(ConfVars.METASTOREURIS, "");
    conf.setVar(ConfVars.METASTOREWAREHOUSE, settings.warehouseDirectory().toUri().toString());
    conf.setVar(ConfVars.METASTORECONNECTURLKEY, derbyUrl + ";create=true");
    conf.setVar(ConfVars.METASTORE_CONNECTION_DRIVER, "org.apache.derby.jdbc.EmbeddedDriver");
    conf.setVar(ConfVars.METASTORE_CONNECTION_POOLING_TYPE, "NONE");
    conf.setBoolVar(ConfVars.METASTORE_AUTO_CREATE_ALL, true);
    conf.setBoolVar(ConfVars.METASTORE_SCHEMA_VERIFICATION, false);
    // The store keeps its connections for as long as its settings are the same; after a shutdown of
    // the database they would be dead.
    conf.set("slipher.jdo.start", UUID.randomUUID().toString());
    return conf;
  }

  private static void createSchema(IHMSHandler handler, Path warehouse) throws TException {
    Database schema =
        new Database(
            EndpointSettings.SCHEMA,
            "",
            warehouse.resolve(EndpointSettings.SCHEMA).toUri().toString(),
            java.util.Map.of());
    schema.setOwnerName(EndpointSettings.SUPERUSER);
    schema.setOwnerType(PrincipalType.USER);
    try {
      handler.create_database(schema);
    } catch (AlreadyExistsException fromAnEarlierStart) {
      LOG.debug("The schema {} exists", EndpointSettings.SCHEMA);
    }
  }
}
