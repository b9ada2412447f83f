package dev.slipher.endpoint;

import dev.slipher.spark.job.CopyJobWatcher;
import dev.slipher.spark.load.source.ssh.SshSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final String HOST = "(?:[\\w.-]+|\\[[0-9a-fA-F:.]+\\])(?::\\d{1,5})?";
  private static final Pattern SERVER = Pattern.compile("https?://" + HOST + "(?:/\\S*)?");
  private static final Pattern NAME_NODES =
      Pattern.compile("(?:(?:hdfs://)?" + HOST + "/?(?:,|$))+(?<!,)");
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})([smh]?)");
  private static final int LEAST_DURATION_SECONDS = 900;
  private static final int MOST_DURATION_SECONDS = 43_200;

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
    return new EndpointSettings(
        Path.of(environment.getOrDefault("SLIPHER_DATA", "slipher-data")),
        environment.getOrDefault("SLIPHER_HOST", LOOPBACK),
        number(environment, "SLIPHER_PORT", 10_000),
        environment.getOrDefault("SLIPHER_MASTER", "local[*]"),
        number(environment, "SLIPHER_NODES", 2),
        number(environment, "SLIPHER_SLICES_PER_NODE", 2),
        text(environment, "SLIPHER_PASSWORD"),
        s3Endpoint(environment),
        environment.getOrDefault("SLIPHER_SANDBOX", "").equals("1"),
        emrClusters(environment.getOrDefault("SLIPHER_EMR", "")),
        furtherSettings(environment));
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

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
  }

  /** Checks Amazon's other services, too, though whoever needs them reads where they are. */
  private static Optional<URI> s3Endpoint(Map<String, String> environment) {
    Optional<URI> all = address(environment, "AWS_ENDPOINT_URL");
    address(environment, "AWS_ENDPOINT_URL_STS");
    address(environment, "AWS_ENDPOINT_URL_DYNAMODB");
    return address(environment, "AWS_ENDPOINT_URL_S3").or(() -> all);
  }

  private static Optional<URI> address(Map<String, String> environment, String name) {
    Optional<String> text = text(environment, name);
    if (text.filter(url -> !SERVER.matcher(url).matches()).isPresent()) {
      throw new IllegalArgumentException(
          name
              + "="
              + text.get()
              + " is not the address of a server such as http://127.0.0.1:9000.");
    }
    return text.map(URI::create);
  }

  /** The file of roles, and how long a security token service lends them. */
  private static Map<String, String> roles(Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>();
    text(environment, "SLIPHER_ROLES")
        .ifPresent(
            name -> {
              Path file = Path.of(name).toAbsolutePath();
              if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("SLIPHER_ROLES: " + name + " cannot be read.");
              }
              settings.put("spark.hadoop.slipher.roles", file.toString());
            });
    text(environment, "SLIPHER_ROLE_DURATION")
        .ifPresent(
            duration -> {
              requireDuration(duration);
              settings.put("spark.hadoop.fs.s3a.assumed.role.session.duration", duration);
            });
    return settings;
  }

  /** As long as AWS lends a role. */
  private static void requireDuration(String text) {
    Matcher time = DURATION.matcher(text);
    if (!time.matches()) {
      throw new IllegalArgumentException(
          "SLIPHER_ROLE_DURATION=" + text + " is not a time such as 1h or 900s.");
    }
    int unit =
        switch (time.group(2)) {
          case "h" -> 3600;
          case "m" -> 60;
          default -> 1;
        };
    int seconds = Integer.parseInt(time.group(1)) * unit;
    if (seconds < LEAST_DURATION_SECONDS || seconds > MOST_DURATION_SECONDS) {
      throw new IllegalArgumentException(
          "SLIPHER_ROLE_DURATION=" + text + " is out of range: 15m to 12h.");
    }
  }

  /** Words such as {@code j-ABC=hdfs://10.0.0.5:8020}, parted by blanks. */
  private static Map<String, String> emrClusters(String text) {
    Map<String, String> clusters = new TreeMap<>();
    for (String word : text.strip().split("\\s+")) {
      int equals = word.indexOf('=');
      if (equals > 0 && NAME_NODES.matcher(word.substring(equals + 1)).matches()) {
        clusters.put(word.substring(0, equals), word.substring(equals + 1));
      } else if (!word.isEmpty()) {
        throw new IllegalArgumentException(
            "SLIPHER_EMR: "
                + word
                + " is not a cluster and its name node, such as"
                + " j-ABC=hdfs://10.0.0.5:8020.");
      }
    }
    return clusters;
  }

  private static Map<String, String> furtherSettings(Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>(roles(environment));
    settings.putAll(seconds(environment));
    return settings;
  }

  /** A time, with the most seconds that it can have. */
  private record Seconds(String setting, int most) {}

  /** Only what is said: what is not has its default where it is used. */
  private static Map<String, String> seconds(Map<String, String> environment) {
    Map<String, String> settings = new TreeMap<>();
    Map.of(
            "SLIPHER_SSH_CONNECT_SECONDS",
            new Seconds("spark.hadoop." + SshSettings.CONNECT_SECONDS, SshSettings.MOST_SECONDS),
            "SLIPHER_SSH_COMMAND_SECONDS",
            new Seconds("spark.hadoop." + SshSettings.COMMAND_SECONDS, SshSettings.MOST_SECONDS),
            "SLIPHER_COPY_JOB_SECONDS",
            new Seconds(CopyJobWatcher.SECONDS, CopyJobWatcher.MOST_SECONDS))
        .forEach(
            (name, time) -> {
              int seconds = number(environment, name, 0);
              if (text(environment, name).isPresent()) {
                requireBetween(name, seconds, 1, time.most());
                settings.put(time.setting(), Integer.toString(seconds));
              }
            });
    return settings;
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    String text = environment.get(name);
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(name + "=" + text + " is not a whole number.");
    }
  }

  private static void requireBetween(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + "=" + value + " is out of range: " + least + " to " + most + ".");
    }
  }
}
