package dev.slipher.endpoint;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What an endpoint needs to know before it starts; immutable, checked on construction.
 *
 * @param dataDirectory everything that lasts: tables, metastore, logs, users
 * @param bindAddress the address that the Thrift Server listens on
 * @param port the Thrift Server's port, or 0 for any free one
 * @param master Spark's master URL
 * @param nodes the number of compute nodes, at least 1
 * @param slicesPerNode the number of slices on each node, at least 1
 * @param superuserPassword the new password of {@value #SUPERUSER}, secret; if empty the one that
 *     the warehouse knows stays, at first {@value #DEFAULT_PASSWORD}
 * @param s3Endpoint where S3 requests go, instead of AWS
 * @param sandbox whether the S3 endpoint is the sandbox: any credentials, objects without ETags
 * @param emrClusters the name nodes of EMR clusters by the clusters' identifiers; two of a pair are
 *     parted by a comma
 * @param sparkSettings further Spark settings, which win over the endpoint's own
 */
public record EndpointSettings(
    Path dataDirectory,
    String bindAddress,
    int port,
    String master,
    int nodes,
    int slicesPerNode,
    Optional<String> superuserPassword,
    Optional<URI> s3Endpoint,
    boolean sandbox,
    Map<String, String> emrClusters,
    Map<String, String> sparkSettings) {

  /** The database that every client is connected to. */
  public static final String DATABASE = "dev";

  /** The schema that unqualified names mean. */
  public static final String SCHEMA = "public";

  /** The user who exists from the start and may do everything. */
  public static final String SUPERUSER = "awsuser";

  static final String DEFAULT_PASSWORD = "awsuser";
  static final String LOOPBACK = "127.0.0.1";

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException with one clear line that names the environment variable at
   *     fault
   */
  public EndpointSettings {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
    emrClusters = Map.copyOf(emrClusters);
    sparkSettings = Map.copyOf(sparkSettings);
    requireBetween("SLIPHER_PORT", port, 0, 65_535);
    requireBetween("SLIPHER_NODES", nodes, 1, 128);
    requireBetween("SLIPHER_SLICES_PER_NODE", slicesPerNode, 1, 32);
  }

  /** The defaults over a data directory: two nodes of two slices on 127.0.0.1, any free port. */
  public static EndpointSettings of(Path dataDirectory) {
    return new EndpointSettings(
        dataDirectory,
        LOOPBACK,
        0,
        "local[*]",
        2,
        2,
        Optional.empty(),
        Optional.empty(),
        false,
        Map.of(),
        Map.of());
  }

  /**
   * Reads the settings from environment variables; those that are missing have their defaults.
   *
   * @throws IllegalArgumentException naming the variable that cannot be used
   */
  public static EndpointSettings fromEnvironment(Map<String, String> environment) {
    return new EndpointEnvironment(environment).settings();
  }

  /** The same settings with another number of nodes and slices on each. */
  public EndpointSettings withCluster(int newNodes, int newSlicesPerNode) {
    return new EndpointSettings(
        dataDirectory,
        bindAddress,
        port,
        master,
        newNodes,
        newSlicesPerNode,
        superuserPassword,
        s3Endpoint,
        sandbox,
        emrClusters,
        sparkSettings);
  }

  /** The same settings with S3 requests going to the sandbox at {@code endpoint}. */
  public EndpointSettings withSandbox(URI endpoint) {
    return new EndpointSettings(
        dataDirectory,
        bindAddress,
        port,
        master,
        nodes,
        slicesPerNode,
        superuserPassword,
        Optional.of(endpoint),
        true,
        emrClusters,
        sparkSettings);
  }

  /** The same settings with EMR clusters that COPY can name. */
  public EndpointSettings withEmrClusters(Map<String, String> clusters) {
    return new EndpointSettings(
        dataDirectory,
        bindAddress,
        port,
        master,
        nodes,
        slicesPerNode,
        superuserPassword,
        s3Endpoint,
        sandbox,
        clusters,
        sparkSettings);
  }

  /** The same settings with further Spark settings. */
  public EndpointSettings withSparkSettings(Map<String, String> settings) {
    return new EndpointSettings(
        dataDirectory,
        bindAddress,
        port,
        master,
        nodes,
        slicesPerNode,
        superuserPassword,
        s3Endpoint,
        sandbox,
        emrClusters,
        settings);
  }

  /** The cluster's own key pair, and the keys that other hosts have shown. */
  Path keyDirectory() {
    return dataDirectory.resolve("keys");
  }

  /** Where the files of the tables are. */
  Path warehouseDirectory() {
    return dataDirectory.resolve("warehouse");
  }

  /** Where logs go. */
  Path logDirectory() {
    return dataDirectory.resolve("logs");
  }

  /** Where Spark and Hive keep what does not last. */
  Path scratchDirectory() {
    return dataDirectory.resolve("tmp");
  }

  /** Does not show the password. */
  @Override
  public String toString() {
    return "EndpointSettings["
        + dataDirectory
        + ", "
        + bindAddress
        + ":"
        + port
        + ", "
        + master
        + ", "
        + nodes
        + "x"
        + slicesPerNode
        + "]";
  }

  /** Whether only this machine can connect. */
  boolean bindsToLoopback() {
    return bindAddress.equals("localhost")
        || bindAddress.equals("::1")
        || bindAddress.startsWith("127.");
  }

  static void requireBetween(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + "=" + value + " is out of range: " + least + " to " + most + ".");
    }
  }
}
