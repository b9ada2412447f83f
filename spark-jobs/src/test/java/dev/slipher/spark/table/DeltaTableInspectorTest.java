package dev.slipher.spark.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.spark.TestWarehouse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the system tables ask of all tables. */
@ExtendWith(TestWarehouse.Extension.class)
class DeltaTableInspectorTest {
  private final TestWarehouse warehouse;

  DeltaTableInspectorTest(TestWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Test
  @DisplayName("a table that another session drops meanwhile has nothing to say, and harms nobody")
  void dropped() {
    WarehouseTables tables = new WarehouseTables(warehouse.session(), "dev");
    DeltaTableInspector inspector = new DeltaTableInspector(warehouse.session(), tables);
    TableName kept = new TableName("public", warehouse.table("a int"));
    TableName vanishing = new TableName("public", warehouse.table("a int"));
    TableDefinition known = tables.definition(vanishing);
    List<TableDefinition> told =
        inspector.tables(
            name -> {
              if (name.equals(vanishing)) {
                tables.drop(vanishing);
              }
              return Set.of(kept, vanishing).contains(name);
            });
    assertEquals(List.of(kept), told.stream().map(TableDefinition::name).toList());
    assertEquals(List.of(), inspector.storage(known));
  }
}
