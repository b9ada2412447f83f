package dev.slipher.spark;

import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.SandboxSettings;
import dev.slipher.sandbox.faults.FaultyServer;
import dev.slipher.spark.internals.DeltaFiles;
import dev.slipher.spark.internals.SessionCatalogs;
import dev.slipher.spark.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real Spark with a warehouse and an S3, one for all tests of the module. Each test gets a
 * session and a bucket of its own. A task is tried twice, as on a cluster.
 */
public final class TestWarehouse {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Running running;
  private final SparkSession session;
  private final String bucket = "load-" + NUMBERS.incrementAndGet();

  private TestWarehouse(Running running) {
    this.running = running;
    session = running.spark().newSession();
    session.sql("use public");
    running.sandbox().bucket(bucket);
  }

  /** Hands the warehouse to tests that ask for it. */
  public static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TestWarehouse.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return new TestWarehouse(
          context
              .getRoot()
              .getStore(ExtensionContext.Namespace.create(TestWarehouse.class))
              .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class));
    }
  }

  private record Running(
      SparkSession spark,
      Sandbox sandbox,
      FaultyServer s3,
      Map<String, Runnable> beforeReads,
      Path folder)
      implements ExtensionContext.Store.CloseableResource {

    static Running start() {
      try {
        Path folder = Files.createTempDirectory("slipher-load");
        Sandbox sandbox =
            Sandbox.start(SandboxSettings.of(Files.createDirectory(folder.resolve("s3"))));
        Map<String, Runnable> beforeReads = new ConcurrentHashMap<>();
        FaultyServer s3 =
            FaultyServer.before(
                sandbox.endpoint(),
                request -> {
                  if (request.readsObject()) {
                    Optional.ofNullable(beforeReads.remove(request.path()))
                        .ifPresent(Runnable::run);
                  }
                  return Optional.empty();
                });
        SparkSession.Builder builder = SparkSession.builder().master("local[2,2]");
        settings(folder, s3.endpoint()).forEach(builder::config);
        SparkSession spark = builder.getOrCreate();
        spark.sql("create schema if not exists public");
        return new Running(spark, sandbox, s3, beforeReads, folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Map<String, String> settings(Path folder, URI s3) {
      return Map.ofEntries(
          Map.entry("spark.app.name", "tests"),
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.executor.heartbeatInterval", "200ms"),
          Map.entry("spark.driver.host", "127.0.0.1"),
          Map.entry("spark.driver.bindAddress", "127.0.0.1"),
          Map.entry(
              "spark.sql.extensions",
              "io.delta.sql.DeltaSparkSessionExtension,"
                  + "dev.slipher.spark.session.SlipherExtensions"),
          Map.entry(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
          Map.entry("spark.sql.warehouse.dir", folder.resolve("warehouse").toUri().toString()),
          Map.entry("spark.sql.sources.default", "delta"),
          Map.entry("spark.sql.session.timeZone", "UTC"),
          Map.entry("spark.sql.timestampType", "TIMESTAMP_NTZ"),
          Map.entry("spark.sql.shuffle.partitions", "2"),
          Map.entry("spark.databricks.delta.snapshotPartitions", "2"),
          Map.entry("spark.delta.logStore.file.impl", "dev.slipher.spark.load.LostAnswerStore"),
          // Small queries would spend their time in the compiler.
          Map.entry("spark.sql.codegen.wholeStage", "false"),
          Map.entry("spark.sql.codegen.factoryMode", "NO_CODEGEN"),
          Map.entry("spark.slipher.dataDirectory", folder.resolve("data").toString()),
          Map.entry("spark.hadoop.slipher.sandbox", "true"),
          Map.entry("spark.hadoop.fs.s3a.endpoint", s3.toString()),
          Map.entry("spark.hadoop.fs.s3a.path.style.access", "true"),
          Map.entry("spark.hadoop.fs.s3a.retry.limit", "1"),
          Map.entry("spark.hadoop.fs.s3a.retry.interval", "10ms"));
    }

    @Override
    public void close() throws IOException {
      Warehouse.close(spark);
      spark.stop();
      s3.close();
      sandbox.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  public SparkSession session() {
    return session;
  }

  /** Does something, once, when the object of this bucket is about to be read. */
  public void beforeRead(String key, Runnable action) {
    running.beforeReads().put("/" + bucket + "/" + key, action);
  }

  public String bucket() {
    return bucket;
  }

  /** Puts an object into the test's bucket. */
  public void put(String key, String content) {
    put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts an object into the test's bucket. */
  public void put(String key, byte[] content) {
    running.sandbox().putObject(bucket, key, content);
  }

  /** Makes a table of a name that no other has, and returns it. */
  public String table(String columnsAndAttributes) {
    return tableOf("(" + columnsAndAttributes + ")");
  }

  /** Makes a table, with table attributes behind the columns' parentheses. */
  public String tableOf(String definition) {
    String name = "t" + NUMBERS.incrementAndGet();
    session.sql("create table " + name + definition);
    return name;
  }

  /** COPY of the bucket's objects that begin with {@code prefix}; its INFO lines. */
  public List<String> copy(String into, String prefix, String clauses) {
    return lines(copyText(into, prefix, clauses));
  }

  public String copyText(String into, String prefix, String clauses) {
    return "copy %s from 's3://%s/%s' iam_role default %s".formatted(into, bucket, prefix, clauses);
  }

  /** A statement's answer, each row's first column as text. */
  public List<String> lines(String sql) {
    return rows(sql).stream().map(row -> String.valueOf(row.get(0))).toList();
  }

  public List<Row> rows(String sql) {
    return session.sql(sql).collectAsList();
  }

  public long count(String table) {
    return session.table(table).count();
  }

  /** The table's folder. */
  public Path folder(String table) {
    return Path.of(URI.create(describe(table).location().toString()));
  }

  /** Every file in the table's folder that is not Delta's log, hidden ones too. */
  public Set<String> files(String table) {
    try (Stream<Path> files = Files.list(folder(table))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("_delta_log"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data files that the table's newest version has. */
  public List<DeltaFiles.DataFile> committed(String table) {
    return DeltaFiles.of(session, describe(table));
  }

  /** The files in the table's folder that no commit names, checksums of those named left out. */
  public Set<String> strays(String table) {
    Set<String> named =
        committed(table).stream()
            .flatMap(file -> Stream.of(file.path(), "." + file.path() + ".crc"))
            .collect(Collectors.toSet());
    return files(table).stream()
        .filter(name -> !named.contains(name))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What Spark's catalog knows of the table. */
  public CatalogTable describe(String table) {
    return SessionCatalogs.find(session, "public", table).orElseThrow();
  }
}
