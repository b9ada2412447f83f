package dev.slipher.endpoint;

import dev.slipher.catalog.warehouse.WarehouseDatabase;
import dev.slipher.catalog.warehouse.WarehouseSettings;
import dev.slipher.spark.job.CopyJobWatcher;
import dev.slipher.spark.load.LoadRecovery;
import dev.slipher.spark.load.source.ssh.ClusterKey;
import dev.slipher.spark.warehouse.Warehouse;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.spark.sql.SparkSession;

/**
 * A running warehouse: metastore, Spark session and Thrift Server in this process. There is one at
 * a time, because a process has one Spark context.
 */
public final class Endpoint implements AutoCloseable {
  private final EndpointSettings settings;
  private final MetastoreService metastore;
  private final ThriftServer thrift;
  private final Closing parts;

  private Endpoint(
      EndpointSettings settings, MetastoreService metastore, ThriftServer thrift, Closing parts) {
    this.settings = settings;
    this.metastore = metastore;
    this.thrift = thrift;
    this.parts = parts;
  }

  /**
   * Starts an endpoint and returns when it answers.
   *
   * @throws EndpointException with one clear line for the person who starts it: a port that is
   *     taken, a data directory that cannot be used
   */
  public static Endpoint start(EndpointSettings settings) {
    Closing undo = new Closing();
    try {
      undo.add(DataDirectory.open(settings));
      if (!settings.bindsToLoopback()) {
        requirePassword(settings);
      }
      ServerSocket socket = undo.add(listen(settings));
      MetastoreService metastore = undo.add(MetastoreService.start(settings));
      ClusterKey key = ClusterKey.prepare(settings.keyDirectory());
      SparkSession session = session(settings, metastore, key);
      undo.add(() -> stop(session));
      LoadRecovery.run(session);
      WarehouseUsers users =
          WarehouseUsers.prepare(Warehouse.of(session).database().users(), settings);
      ThriftServer thrift = undo.add(ThriftServer.start(socket, session, users));
      undo.add(CopyJobWatcher.start(session));
      return new Endpoint(settings, metastore, thrift, undo);
    } catch (EndpointException failure) {
      undo.close();
      throw failure;
    } catch (Exception failure) {
      undo.close();
      throw EndpointException.cannotStart(settings, failure);
    }
  }

  /** Where JDBC programs connect, with user and password given apart. */
  public String jdbcUrl() {
    return "jdbc:hive2://"
        + settings.bindAddress()
        + ":"
        + thrift.port()
        + "/"
        + EndpointSettings.DATABASE;
  }

  /** The Thrift Server's port. */
  public int port() {
    return thrift.port();
  }

  /** Where other Spark processes on this machine find the names of the warehouse. */
  public String metastoreUri() {
    return metastore.uri().toString();
  }

  /** Cancels what runs, then stops the servers. Tables and names are safe on disk. */
  @Override
  public void close() {
    parts.close();
  }

  private static SparkSession session(
      EndpointSettings settings, MetastoreService metastore, ClusterKey key) {
    SparkSession.Builder builder = SparkSession.builder();
    SessionSettings.of(settings, metastore.uri(), key).forEach(builder::config);
    return builder.getOrCreate();
  }

  /** Before the socket is open to others. */
  private static void requirePassword(EndpointSettings settings) {
    try (WarehouseDatabase database =
        WarehouseDatabase.open(
            WarehouseSettings.embedded(settings.dataDirectory().resolve("catalog")))) {
      WarehouseUsers.prepare(database.users(), settings);
    }
  }

  private static void stop(SparkSession session) {
    Warehouse.close(session);
    session.stop();
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
  }

  private static ServerSocket listen(EndpointSettings settings) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(
          new InetSocketAddress(InetAddress.getByName(settings.bindAddress()), settings.port()));
      return socket;
    } catch (BindException taken) {
      throw EndpointException.portTaken(settings);
    } catch (IOException failure) {
      throw EndpointException.cannotStart(settings, failure);
    }
  }
}
