package dev.slipher.spark.transaction;

import dev.slipher.catalog.warehouse.WarehouseDatabase;
import dev.slipher.catalog.warehouse.WarehouseSettings;
import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.warehouse.Warehouse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The tests' warehouse as several clients use it at once, in its schema {@code default}. */
final class LocalWarehouse {
  private final TestWarehouse warehouse;

  LocalWarehouse(TestWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** A session as a client has it. */
  SparkSession session() {
    return warehouse.session().newSession();
  }

  Warehouse warehouse() {
    return Warehouse.of(warehouse.session());
  }

  void put(String key, String content) {
    warehouse.put(key, content);
  }

  /** The statement that loads the object into the table. */
  String copy(String table, String key) {
    return warehouse.copyText(table, key, "");
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

  private String setting(String name) {
    return warehouse.session().conf().get(name);
  }

  Path tableFolder(String table) {
    return Path.of(URI.create(setting("spark.sql.warehouse.dir"))).resolve(table);
  }

  /** The journal as another process has it, which ends when it is closed. */
  WarehouseDatabase otherProcess() {
    return WarehouseDatabase.open(
        WarehouseSettings.embedded(Path.of(setting(Warehouse.DATA), "catalog")));
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
}
