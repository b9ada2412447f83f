package dev.slipher.catalog.system;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import java.util.Locale;
import java.util.Objects;

/** Records in {@code stl_analyze_compression} which encodings a load chose for its table. */
public final class CompressionAnalysis {
  private final WarehouseDatabase database;

  public CompressionAnalysis(WarehouseDatabase database) {
    this.database = Objects.requireNonNull(database);
  }

  /**
   * Records one row for each column.
   *
   * @param statement the load
   * @param mode PRESET or ON
   * @param before the table as it was
   * @param after the same table with its new encodings
   * @throws CatalogException 58000 when the database fails
   */
  public void record(
      StatementRecord statement, String mode, TableDefinition before, TableDefinition after) {
    database.inTransaction(
        "record a compression analysis",
        connection -> {
          try (LogInsert rows = new LogInsert(connection, LogTables.ANALYZE_COMPRESSION)) {
            for (int i = 0; i < before.columns().size(); i++) {
              String chosen = shown(after.columns().get(i));
              rows.add(
                  statement.userId(),
                  statement.startedMicros(),
                  statement.transactionId(),
                  before.id(),
                  before.name().name(),
                  i, // sys.analyze_compression.col-zero-based
                  shown(before.columns().get(i)),
                  chosen,
                  mode,
                  chosen,
                  null,
                  null,
                  null);
            }
            rows.flush();
          }
          return null;
        });
  }

  private static String shown(ColumnDefinition column) {
    return column.encoding().name().toLowerCase(Locale.ROOT);
  }
}
