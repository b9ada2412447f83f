package dev.slipher.spark.load.source.emr;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.security.PrivilegedExceptionAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * A cluster's HDFS: what driver and executors need to reach it. Where a cluster's name node is says
 * the setting {@code slipher.emr.CLUSTER_ID} of the Hadoop configuration, for example {@code
 * hdfs://10.0.0.5:8020}; two of them, parted by a comma, are a high-availability pair.
 *
 * @param id the cluster's identifier, as the statement names it
 * @param nameNodes one, or those of a pair
 * @param settings Hadoop's settings for its client
 */
record EmrCluster(String id, List<URI> nameNodes, Map<String, String> settings)
    implements Serializable {
  private static final String NAME_NODES = "slipher.emr.";
  private static final List<String> CARRIED =
      List.of("dfs.", "ipc.", "hadoop.security.", "fs.hdfs");

  EmrCluster {
    nameNodes = List.copyOf(nameNodes);
    settings = Map.copyOf(settings);
  }

  /**
   * The cluster of that identifier; empty if the configuration does not know it.
   *
   * @throws URISyntaxException if it says what is no name node's address
   */
  static Optional<EmrCluster> find(String id, Configuration hadoop) throws URISyntaxException {
    List<URI> nameNodes = new ArrayList<>();
    for (String address : hadoop.getTrimmedStrings(NAME_NODES + id)) {
      nameNodes.add(nameNode(address));
    }
    return nameNodes.isEmpty()
        ? Optional.empty()
        : Optional.of(new EmrCluster(id, nameNodes, settings(id, nameNodes, hadoop)));
  }

  private static URI nameNode(String address) throws URISyntaxException {
    URI nameNode = new URI(address.contains("://") ? address : "hdfs://" + address);
    if (!"hdfs".equals(nameNode.getScheme()) || nameNode.getHost() == null) {
      throw new URISyntaxException(address, "no host of HDFS");
    }
    return nameNode;
  }

  private static Map<String, String> settings(
      String id, List<URI> nameNodes, Configuration hadoop) {
    Map<String, String> settings = new HashMap<>();
    // Hadoop's own patience with a name node that is down is minutes.
    settings.put("ipc.client.connect.max.retries", "3");
    settings.put("ipc.client.connect.max.retries.on.timeouts", "2");
    settings.put("ipc.client.connect.timeout", "5000");
    settings.put("dfs.client.retry.policy.enabled", "false");
    settings.put("dfs.client.failover.max.attempts", "4");
    settings.put("dfs.client.max.block.acquire.failures", "1");
    for (Map.Entry<String, String> property : hadoop) {
      if (CARRIED.stream().anyMatch(property.getKey()::startsWith)
          && isSet(hadoop, property.getKey())) {
        settings.put(property.getKey(), hadoop.get(property.getKey()));
      }
    }
    if (nameNodes.size() > 1) {
      pair(service(id, nameNodes), nameNodes, settings);
    }
    return settings;
  }

  private static void pair(String service, List<URI> nameNodes, Map<String, String> settings) {
    List<String> names = new ArrayList<>();
    for (URI nameNode : nameNodes) {
      String name = "nn" + (names.size() + 1);
      settings.put("dfs.namenode.rpc-address." + service + "." + name, nameNode.getAuthority());
      names.add(name);
    }
    settings.put("dfs.nameservices", service);
    settings.put("dfs.ha.namenodes." + service, String.join(",", names));
    settings.put(
        "dfs.client.failover.proxy.provider." + service,
        "org.apache.hadoop.hdfs.server.namenode.ha.ConfiguredFailoverProxyProvider");
  }

  /**
   * The cluster's files, for the user that the process is. A Thrift Server with {@code
   * HADOOP_USER_NAME} runs statements as that user in its own name, which no name node believes.
   */
  FileSystem connect() throws IOException {
    UserGroupInformation user = UserGroupInformation.getCurrentUser();
    UserGroupInformation real = user.getRealUser();
    if (real == null || !real.getUserName().equals(user.getUserName())) {
      return open();
    }
    try {
      return real.doAs((PrivilegedExceptionAction<FileSystem>) this::open);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException().initCause(e);
    }
  }

  private FileSystem open() throws IOException {
    try {
      return FileSystem.get(fileSystem(), configuration());
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof UnknownHostException host) {
        throw (IOException)
            new UnknownHostException("unknown host " + host.getMessage()).initCause(e);
      }
      throw e;
    }
  }

  /** Where the client connects to. */
  private URI fileSystem() {
    return nameNodes.size() == 1
        ? nameNodes.get(0)
        : URI.create("hdfs://" + service(id, nameNodes));
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    return configuration;
  }

  /** A file's URL, as statements and system tables write it. */
  String url(String path) {
    return "emr://" + id + path;
  }

  /** The path in a URL of this cluster. */
  String path(String url) {
    return url.substring("emr://".length() + id.length());
  }

  /** With the addresses in it, for Hadoop keeps what it has connected to by this name. */
  private static String service(String id, List<URI> nameNodes) {
    return "emr-%s-%08x".formatted(id.toLowerCase(Locale.ROOT), nameNodes.hashCode());
  }

  /** Not only by the defaults that Hadoop ships. */
  private static boolean isSet(Configuration hadoop, String name) {
    String[] sources = hadoop.getPropertySources(name);
    return sources == null
        || !List.of(sources).stream().allMatch(source -> source.endsWith("-default.xml"));
  }
}
