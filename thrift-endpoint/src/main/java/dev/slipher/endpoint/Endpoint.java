package dev.slipher.endpoint;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * A running warehouse: metastore, Spark session and Thrift Server in this process. There is one at
 * a time, because a process has one Spark context.
 */
public final class Endpoint implements AutoCloseable {
  private final EndpointSettings settings;
  private final MetastoreService metastore;
  private final SparkSession session;
  private final ThriftServer thrift;

  private Endpoint(
      EndpointSettings settings,
      MetastoreService metastore,
      SparkSession session,
      ThriftServer thrift) {
    this.settings = settings;
    this.metastore = metastore;
    this.session = session;
    this.thrift = thrift;
  }

  /**
   * Starts an endpoint and returns when it answers.
   *
   * @throws EndpointException with one clear line for the person who starts it: a port that is
   *     taken, a data directory that cannot be used
   */
  public static Endpoint start(EndpointSettings settings) {
    ServerSocket socket = listen(settings);
    MetastoreService metastore = null;
    SparkSession session = null;
    try {
      Files.createDirectories(settings.warehouseDirectory());
      Files.createDirectories(settings.dataDirectory().resolve("tmp"));
      metastore = MetastoreService.start(settings);
      SparkSession.Builder builder = SparkSession.builder();
      for (Map.Entry<String, String> setting :
          SessionSettings.of(settings, metastore.uri()).entrySet()) {
        builder.config(setting.getKey(), setting.getValue());
      }
      session = builder.getOrCreate();
      ThriftServer thrift = ThriftServer.start(socket, session, new SuperuserOnly(settings));
      return new Endpoint(settings, metastore, session, thrift);
    } catch (Exception failure) {
      if (session != null) {
        session.stop();
      }
      if (metastore != null) {
        metastore.close();
      }
      closeQuietly(socket);
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
    thrift.close();
    session.stop();
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
    metastore.close();
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

  private static void closeQuietly(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // The failure that led here is the one to report.
    }
  }
}
