package dev.slipher.it.world;

import dev.slipher.endpoint.Endpoint;
import dev.slipher.endpoint.EndpointSettings;
import dev.slipher.it.run.DynamoDbTables;
import dev.slipher.it.run.EmrFiles;
import dev.slipher.it.run.ObjectFaults;
import dev.slipher.it.run.Objects;
import dev.slipher.it.run.RemoteHost;
import dev.slipher.it.run.World;
import dev.slipher.it.script.Driver;
import dev.slipher.sandbox.SandboxDynamoDb;
import dev.slipher.sandbox.SandboxHdfs;
import dev.slipher.sandbox.SandboxSsh;
import dev.slipher.sandbox.faults.FaultyDynamoDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An endpoint in this process, for all cases that do not ask for their own. */
public final class SharedWorld implements World {
  private static final String DYNAMODB_ENDPOINT = "spark.hadoop.slipher.dynamodb.endpoint";

  private final Outside outside;
  private final Optional<SandboxHdfs> hdfs;
  private final Optional<DynamoDb> dynamoDb;
  private final Optional<RemoteHost> remoteHost;
  private final Endpoint endpoint;

  /** DynamoDB, and the proxy through which the endpoint sees it. */
  private record DynamoDb(SandboxDynamoDb sandbox, FaultyDynamoDb proxy) implements AutoCloseable {
    static DynamoDb start(Path folder) {
      SandboxDynamoDb sandbox = SandboxDynamoDb.start(folder);
      return new DynamoDb(sandbox, FaultyDynamoDb.before(sandbox.endpoint()));
    }

    @Override
    public void close() {
      proxy.close();
      sandbox.close();
    }
  }

  private SharedWorld(
      Outside outside,
      Optional<SandboxHdfs> hdfs,
      Optional<DynamoDb> dynamoDb,
      Optional<RemoteHost> remoteHost,
      Endpoint endpoint) {
    this.outside = outside;
    this.hdfs = hdfs;
    this.dynamoDb = dynamoDb;
    this.remoteHost = remoteHost;
    this.endpoint = endpoint;
  }

  /** Starts endpoint and all of the sandbox on free ports, over a folder that is empty. */
  public static SharedWorld start(Path folder) {
    SandboxHdfs hdfs = SandboxHdfs.start(folder.resolve("hdfs"));
    Map<String, String> clusters = Map.of(EmrFiles.CLUSTER, hdfs.nameNode().toString());
    DynamoDb dynamoDb = DynamoDb.start(folder.resolve("dynamodb"));
    Map<String, String> spark =
        Map.of(
            "spark.hadoop.slipher.roles",
            roles(folder).toString(),
            DYNAMODB_ENDPOINT,
            dynamoDb.proxy().endpoint().toString(),
            "spark.slipher.copyJobSeconds",
            "1");
    return start(
        folder,
        Optional.of(hdfs),
        Optional.of(dynamoDb),
        Optional.of(remoteHost(folder)),
        settings -> settings.withEmrClusters(clusters).withSparkSettings(spark));
  }

  /** Every role may read everything, but for a few with lines of their own. */
  private static Path roles(Path folder) {
    String limited = "arn:aws:iam::123456789012:role/Limited";
    try {
      return Files.write(
          folder.resolve("roles"),
          List.of(
              "* * default",
              limited + " s3://*/open/ attached",
              "arn:aws:iam::123456789012:role/Unattached * trusts=" + limited));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RemoteHost remoteHost(Path folder) {
    Path home = folder.resolve("ssh");
    Path clusterKey = folder.resolve("keys/cluster_rsa.pub");
    return new RemoteHost(
        SandboxSsh.start(home, 0, clusterKey, folder.resolve("run/ssh_host_rsa")), home);
  }

  /** The same with S3 alone, and with settings of one's own. */
  public static SharedWorld start(Path folder, UnaryOperator<EndpointSettings> change) {
    return start(folder, Optional.empty(), Optional.empty(), Optional.empty(), change);
  }

  private static SharedWorld start(
      Path folder,
      Optional<SandboxHdfs> hdfs,
      Optional<DynamoDb> dynamoDb,
      Optional<RemoteHost> remoteHost,
      UnaryOperator<EndpointSettings> change) {
    Outside outside = Outside.start(folder.resolve("s3"));
    EndpointSettings settings = EndpointSettings.of(folder).withSandbox(outside.endpoint());
    return new SharedWorld(
        outside, hdfs, dynamoDb, remoteHost, Endpoint.start(change.apply(settings)));
  }

  @Override
  public Connection connect(Driver driver, String user, String password) throws SQLException {
    return Drivers.connect(driver, endpoint.jdbcUrl(), user, password);
  }

  @Override
  public Objects objects() {
    return outside.objects();
  }

  @Override
  public EmrFiles emrFiles() {
    return new EmrFiles(hdfs.orElseThrow());
  }

  @Override
  public DynamoDbTables dynamoDbTables() {
    return new DynamoDbTables(dynamoDb.orElseThrow().sandbox().items());
  }

  /** What stands between the endpoint and DynamoDB, and misbehaves where told to. */
  public FaultyDynamoDb dynamoDbFaults() {
    return dynamoDb.orElseThrow().proxy();
  }

  @Override
  public Optional<RemoteHost> remoteHost() {
    return remoteHost;
  }

  @Override
  public Path buckets() {
    return outside.buckets();
  }

  @Override
  public ObjectFaults faults() {
    return outside.faults();
  }

  @Override
  public void restart() {
    throw new AssertionError("only a case with 'world: own' may restart its endpoint");
  }

  @Override
  public void kill() {
    throw new AssertionError("only a case with 'world: own' may kill its endpoint");
  }

  @Override
  public void close() {
    endpoint.close();
    hdfs.ifPresent(SandboxHdfs::close);
    dynamoDb.ifPresent(DynamoDb::close);
    remoteHost.ifPresent(host -> host.host().close());
    outside.close();
  }
}
