package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.warehouse.PendingLoads;
import dev.slipher.catalog.warehouse.PendingLoads.PendingLoad;
import dev.slipher.spark.TestWarehouse;
import dev.slipher.spark.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is found of loads whose process was killed. */
@ExtendWith(TestWarehouse.Extension.class)
class LoadRecoveryTest {
  private final TestWarehouse warehouse;

  LoadRecoveryTest(TestWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Enters a load and takes its process away, as a kill would. */
  private void killed(int queryId, String folder, String mark) {
    Warehouse of = Warehouse.of(warehouse.session());
    of.database().loads().begin(new PendingLoad(queryId, folder, mark));
    of.database()
        .inTransaction(
            "kill a load",
            connection -> {
              try (var update =
                  connection.prepareStatement(
                      "update \"slipher_load\" set \"process\" = 'gone' where \"query\" = ?")) {
                update.setInt(1, queryId);
                return update.executeUpdate();
              }
            });
  }

  @Test
  @DisplayName(
      "files of a load killed before its commit go, those of one killed after it stay, others are"
          + " not touched")
  void recovers() throws IOException {
    String table = warehouse.table("a int");
    warehouse.put("k1", "1\n");
    warehouse.put("k2", "2\n");
    warehouse.copy(table, "k", "");
    Path folder = warehouse.folder(table);
    Set<String> committed = warehouse.files(table);
    String name = warehouse.committed(table).get(0).path();
    String mark = name.substring("part-00000-".length(), "part-00000-".length() + 36);
    // A retry of a task had left a file behind when the process was killed after the commit.
    Files.writeString(folder.resolve("part-00003-" + mark + "-99.c000.snappy.parquet"), "retry");
    Files.writeString(folder.resolve("part-00000-dead-1.c000.snappy.parquet"), "half");
    Files.writeString(folder.resolve(".part-00000-dead-1.c000.snappy.parquet.crc"), "half");
    Files.writeString(folder.resolve("part-00000-deadlier-1.c000.snappy.parquet"), "other");
    killed(1_000_001, folder.toUri().toString(), mark);
    killed(1_000_002, folder.toUri().toString(), "dead");
    killed(1_000_003, folder.resolveSibling("dropped-since").toUri().toString(), "gone");
    assertEquals(2, LoadRecovery.run(warehouse.session()));
    assertEquals(Set.of("part-00000-deadlier-1.c000.snappy.parquet"), warehouse.strays(table));
    assertTrue(warehouse.files(table).containsAll(committed));
    assertEquals(2, warehouse.count(table));
    assertEquals(0, LoadRecovery.run(warehouse.session()), "once is enough");
  }

  @Test
  @DisplayName(
      "a folder that is out of reach keeps no other waiting, and its load is not forgotten")
  void outOfReach() throws IOException {
    String table = warehouse.table("a int");
    Path folder = warehouse.folder(table);
    killed(1_000_005, "nosuch://place/table", "lost");
    killed(1_000_006, folder.toUri().toString(), "half");
    killed(1_000_007, "nosuch://place/table", "lost");
    Files.writeString(folder.resolve("part-00000-half-1.c000.snappy.parquet"), "half");
    assertEquals(1, LoadRecovery.run(warehouse.session()));
    assertEquals(Set.of(), warehouse.strays(table));
    PendingLoads loads = Warehouse.of(warehouse.session()).database().loads();
    assertEquals(
        List.of(1_000_005, 1_000_007),
        loads.abandoned().stream().map(PendingLoad::queryId).sorted().toList());
    loads.end(1_000_005);
    loads.end(1_000_007);
  }

  @Test
  @DisplayName("loads of living processes are left alone")
  void living() throws IOException {
    String table = warehouse.table("a int");
    Path file = warehouse.folder(table).resolve("part-00000-alive-1.c000.snappy.parquet");
    Files.writeString(file, "being written");
    Warehouse of = Warehouse.of(warehouse.session());
    of.database()
        .loads()
        .begin(new PendingLoad(1_000_004, warehouse.folder(table).toUri().toString(), "alive"));
    assertEquals(0, LoadRecovery.run(warehouse.session()));
    assertTrue(Files.exists(file));
    of.database().loads().end(1_000_004);
  }
}
