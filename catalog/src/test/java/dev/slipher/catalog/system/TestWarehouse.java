package dev.slipher.catalog.system;

import dev.slipher.catalog.ClusterLayout;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.warehouse.User;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import dev.slipher.catalog.warehouse.WarehouseSettings;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A warehouse over a real database, with tables that lie where the test says. */
final class TestWarehouse implements AutoCloseable, TableInspector {
  static final long START = 1_700_000_000_123_456L;
  static final long END = START + 2_500_000;

  final RunningLoads loads = new RunningLoads();
  final WarehouseDatabase database;
  final User superuser;
  final User ada;
  ClusterLayout layout = ClusterLayout.DEFAULT;
  List<String> searchPath = List.of("awsuser", "public");
  final List<TableName> views = new ArrayList<>();
  private final Map<TableDefinition, List<SliceStorage>> tables = new LinkedHashMap<>();

  TestWarehouse(Path directory) {
    database = WarehouseDatabase.open(WarehouseSettings.embedded(directory));
    superuser = user(100, "awsuser", true);
    ada = user(101, "ada", false);
  }

  /** A user without a password, whose hash would take its time. */
  User user(int id, String name, boolean superuser) {
    User user = new User(id, name, superuser);
    if (database.users().find(name).isEmpty()) {
      database.inTransaction(
          "add a user",
          connection -> {
            try (PreparedStatement insert =
                connection.prepareStatement(
                    "insert into \"slipher_user\" values (?, ?, null, ?)")) {
              insert.setInt(1, id);
              insert.setString(2, name);
              insert.setBoolean(3, superuser);
              return insert.executeUpdate();
            }
          });
    }
    return user;
  }

  void lay(TableDefinition table, SliceStorage... slices) {
    tables.put(table, List.of(slices));
  }

  /** Rows by column name, as the superuser sees them. */
  List<Map<String, Object>> rows(String table) {
    return rows(table, superuser, Map.of());
  }

  List<Map<String, Object>> rows(String table, User viewer, Map<String, Object> equalities) {
    SystemTable system = SystemTables.find(table).orElseThrow();
    SystemTableContext context =
        new SystemTableContext(database, layout, this, loads, Viewer.of(viewer), searchPath);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object[] values : system.rows(context, equalities)) {
      if (values.length != system.columns().size()) {
        throw new AssertionError(table + " has " + Arrays.toString(values));
      }
      Map<String, Object> row = new HashMap<>();
      for (int i = 0; i < values.length; i++) {
        row.put(system.columns().get(i).name(), values[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** The values of one column, one per row. */
  List<Object> values(String table, String column) {
    return rows(table).stream().map(row -> row.get(column)).toList();
  }

  StatementRecord statement(int queryId, StatementKind kind, StatementStatus status, String text) {
    return new StatementRecord(
        queryId,
        7000 + queryId,
        ada.id(),
        10042,
        "dev",
        "",
        kind,
        text,
        status,
        status == StatementStatus.FAILED ? Optional.of("it failed") : Optional.empty(),
        START,
        END,
        0);
  }

  @Override
  public List<TableDefinition> tables() {
    return List.copyOf(tables.keySet());
  }

  @Override
  public List<TableName> views() {
    return views;
  }

  @Override
  public List<String> schemas() {
    return List.of("public");
  }

  @Override
  public List<SliceStorage> storage(TableDefinition table) {
    return tables.get(table);
  }

  @Override
  public OptionalLong analyzedRows(TableDefinition table) {
    return OptionalLong.empty();
  }

  @Override
  public Optional<RiskEvent> riskEvent(TableDefinition table) {
    return Optional.empty();
  }

  @Override
  public long capacityBytes() {
    return 1000L << 20;
  }

  @Override
  public void close() {
    database.close();
  }
}
