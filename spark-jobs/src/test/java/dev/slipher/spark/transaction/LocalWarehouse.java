package dev.slipher.spark.transaction;

import dev.slipher.catalog.warehouse.WarehouseDatabase;
import dev.slipher.catalog.warehouse.WarehouseSettings;
import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.SandboxSettings;
import dev.slipher.spark.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A Spark application with a warehouse and an S3, all in folders that go with it. */
final class LocalWarehouse implements AutoCloseable {
  private static final String BUCKET = "data";

  private final Path folder;
  private final Sandbox sandbox;
  private final SparkSession root;

  private LocalWarehouse(Path folder, Sandbox sandbox, SparkSession root) {
    this.folder = folder;
    this.sandbox = sandbox;
    this.root = root;
  }

  static LocalWarehouse start() throws IOException {
    Path folder = Files.createTempDirectory("slipher-transactions");
    Sandbox sandbox = Sandbox.start(SandboxSettings.of(folder.resolve("s3")));
    sandbox.bucket(BUCKET);
    SparkSession root =
        SparkSession.builder()
            .master("local[2]")
            .appName("transactions")
            .config(
                "spark.sql.extensions",
                "io.delta.sql.DeltaSparkSessionExtension,"
                    + "dev.slipher.spark.session.SlipherExtensions")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.sql.warehouse.dir", folder.resolve("tables").toUri().toString())
            .config("spark.local.dir", folder.resolve("tmp").toString())
            .config("spark.sql.sources.default", "delta")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.timestampType", "TIMESTAMP_NTZ")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.databricks.delta.snapshotPartitions", "1")
            // Small queries would spend their time in the compiler.
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.ui.enabled", "false")
            .config(Warehouse.DATA, folder.toString())
            .config("spark.hadoop.slipher.sandbox", "true")
            .config("spark.hadoop.fs.s3a.endpoint", sandbox.endpoint().toString())
            .config("spark.hadoop.fs.s3a.path.style.access", "true")
            .getOrCreate();
    root.sparkContext().setLogLevel("WARN");
    return new LocalWarehouse(folder, sandbox, root);
  }

  /** A session as a client has it. */
  SparkSession session() {
    return root.newSession();
  }

  Warehouse warehouse() {
    return Warehouse.of(root);
  }

  void put(String key, String content) {
    sandbox.putObject(BUCKET, key, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The statement that loads the object into the table. */
  static String copy(String table, String key) {
    return "copy %s from 's3://%s/%s' iam_role default".formatted(table, BUCKET, key);
  }

  /** The statement's rows, values joined by bars. */
  static List<String> sql(SparkSession session, String text) {
    return session.sql(text).collectAsList().stream().map(LocalWarehouse::text).toList();
  }

  private static String text(Row row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      text.append(i == 0 ? "" : "|").append(row.get(i));
    }
    return text.toString();
  }

  Path tableFolder(String table) {
    return folder.resolve("tables").resolve(table);
  }

  /** The journal as another process has it, which ends when it is closed. */
  WarehouseDatabase otherProcess() {
    return WarehouseDatabase.open(WarehouseSettings.embedded(folder.resolve("catalog")));
  }

  /** The names of the table's data files, committed or not; hidden ones too. */
  List<String> files(String table) throws IOException {
    try (Stream<Path> files = Files.list(tableFolder(table))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    Warehouse.close(root);
    root.stop();
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
    sandbox.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
