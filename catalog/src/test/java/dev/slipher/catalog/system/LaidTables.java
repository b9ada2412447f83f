package dev.slipher.catalog.system;

import static dev.slipher.catalog.table.TestTables.define;
import static dev.slipher.catalog.table.TestTables.parts;
import static dev.slipher.catalog.table.TestTables.with;

import dev.slipher.catalog.table.TableDefinition;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse of the test's own, and tables to lay into it. */
abstract class LaidTables {
  @TempDir Path directory;
  TestWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = new TestWarehouse(directory);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  static TableDefinition table(String style) {
    return define(with(parts("t", "a int", "b varchar(40)"), style, null, null));
  }

  static SliceStorage on(int slice, long rows, long deleted, long sorted, long bytes) {
    return new SliceStorage(slice, rows, deleted, sorted, bytes);
  }
}
