package dev.slipher.endpoint;

import dev.slipher.spark.load.source.ssh.ClusterKey;
import dev.slipher.spark.load.source.ssh.SshSettings;
import dev.slipher.spark.session.SlipherExtensions;
import dev.slipher.spark.warehouse.Warehouse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Spark settings that make a session a warehouse. */
final class SessionSettings {
  private static final String DELTA_EXTENSION = "io.delta.sql.DeltaSparkSessionExtension";

  private SessionSettings() {}

  /** All settings of a session over the metastore at {@code metastore}. */
  static Map<String, String> of(EndpointSettings settings, URI metastore, ClusterKey key) {
    Map<String, String> spark = new LinkedHashMap<>();
    spark.put("spark.app.name", "Slipher");
    spark.put("spark.master", settings.master());
    names(settings, metastore, spark);
    small(spark);
    statements(spark);
    network(settings, spark);
    objectStore(settings, spark);
    spark.put(Warehouse.DATA, settings.dataDirectory().toString());
    spark.put(Warehouse.NODES, Integer.toString(settings.nodes()));
    spark.put(Warehouse.SLICES_PER_NODE, Integer.toString(settings.slicesPerNode()));
    settings
        .emrClusters()
        .forEach((id, nameNodes) -> spark.put("spark.hadoop.slipher.emr." + id, nameNodes));
    // Where the private key is, never the key.
    spark.put("spark.hadoop." + SshSettings.IDENTITY, key.privateFile().toString());
    spark.put("spark.hadoop." + SshSettings.KNOWN_HOSTS, key.knownHosts().toString());
    spark.putAll(settings.sparkSettings());
    return spark;
  }

  private static void names(EndpointSettings settings, URI metastore, Map<String, String> spark) {
    // Ours last: the parser of the last extension is the outermost.
    spark.put("spark.sql.extensions", DELTA_EXTENSION + "," + SlipherExtensions.class.getName());
    spark.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    spark.put("spark.sql.catalog.spark_catalog.defaultDatabase", EndpointSettings.SCHEMA);
    spark.put("spark.sql.catalogImplementation", "hive");
    spark.put("spark.hadoop.hive.metastore.uris", metastore.toString());
    spark.put("spark.sql.warehouse.dir", settings.warehouseDirectory().toUri().toString());
    spark.put("spark.sql.sources.default", "delta");
    spark.put("spark.sql.legacy.createHiveTableByDefault", "false");
    spark.put("spark.sql.session.timeZone", "UTC");
    // As Redshift: errors instead of NULL for what cannot be computed, and "names" in double
    // quotes.
    spark.put("spark.sql.ansi.enabled", "true");
    spark.put("spark.sql.ansi.doubleQuotedIdentifiers", "true");
    spark.put("spark.sql.timestampType", "TIMESTAMP_NTZ");
    // Days before 1582 are what they say; there is no other calendar to take them for.
    for (String mode : List.of("datetimeRebaseMode", "int96RebaseMode")) {
      spark.put("spark.sql.parquet." + mode + "InWrite", "CORRECTED");
      spark.put("spark.sql.parquet." + mode + "InRead", "CORRECTED");
    }
    String scratch = settings.scratchDirectory().toString();
    spark.put("spark.local.dir", scratch);
    spark.put("spark.hadoop.hive.exec.scratchdir", scratch);
    spark.put("spark.hadoop.hive.exec.local.scratchdir", scratch);
    spark.put("spark.hadoop.hadoop.tmp.dir", scratch);
  }

  /** Delta's and Spark's defaults are for big clusters; a small query pays for them. */
  private static void small(Map<String, String> spark) {
    spark.put("spark.sql.shuffle.partitions", "2");
    spark.put("spark.databricks.delta.snapshotPartitions", "2");
    spark.put("spark.ui.retainedJobs", "100");
    spark.put("spark.ui.retainedStages", "100");
    spark.put("spark.ui.retainedTasks", "1000");
    spark.put("spark.sql.ui.retainedExecutions", "50");
    spark.put("spark.sql.thriftserver.ui.retainedStatements", "50");
    spark.put("spark.sql.thriftserver.ui.retainedSessions", "50");
  }

  private static void statements(Map<String, String> spark) {
    // With it comes what stv_load_state shows (sys.load_state.update-interval).
    spark.put("spark.executor.heartbeatInterval", "2s");
    spark.put("spark.sql.thriftServer.incrementalCollect", "true");
    spark.put("spark.sql.thriftServer.interruptOnCancel", "true");
    spark.put("spark.driver.maxResultSize", "512m");
    // Statements show in the UI and in the log; the secrets of a COPY must not.
    spark.put("spark.sql.redaction.string.regex", Secrets.PATTERN);
  }

  private static void network(EndpointSettings settings, Map<String, String> spark) {
    spark.put("spark.ui.enabled", "false");
    if (settings.master().startsWith("local")) {
      spark.put("spark.driver.host", EndpointSettings.LOOPBACK);
      spark.put("spark.driver.bindAddress", EndpointSettings.LOOPBACK);
    }
  }

  /** Credentials are not here: S3A reads AWS's own environment variables by itself. */
  private static void objectStore(EndpointSettings settings, Map<String, String> spark) {
    spark.put("spark.hadoop.fs.s3.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
    settings
        .s3Endpoint()
        .ifPresent(
            endpoint -> {
              spark.put("spark.hadoop.fs.s3a.endpoint", endpoint.toString());
              spark.put("spark.hadoop.fs.s3a.path.style.access", "true");
              spark.put(
                  "spark.hadoop.fs.s3a.connection.ssl.enabled",
                  Boolean.toString("https".equals(endpoint.getScheme())));
            });
    if (settings.sandbox()) {
      spark.put("spark.hadoop.slipher.sandbox", "true");
      // Files dropped into the sandbox's folder by hand have no ETag.
      spark.put("spark.hadoop.fs.s3a.change.detection.version.required", "false");
    }
  }
}
