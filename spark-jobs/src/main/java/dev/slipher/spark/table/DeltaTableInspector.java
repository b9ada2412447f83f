package dev.slipher.spark.table;

import dev.slipher.catalog.system.RiskEvent;
import dev.slipher.catalog.system.SliceStorage;
import dev.slipher.catalog.system.TableInspector;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.spark.internals.DeltaFiles;
import dev.slipher.spark.internals.SessionCatalogs;
import dev.slipher.spark.warehouse.TemporarySchemas;
import dev.slipher.spark.warehouse.Warehouse;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;

/** The live facts about tables, from Spark's catalog and Delta's log. */
public final class DeltaTableInspector implements TableInspector {
  /** The tag of a data file that tells its slice. */
  public static final String SLICE_TAG = "slipher.slice";

  private final SparkSession session;
  private final WarehouseTables tables;

  public DeltaTableInspector(SparkSession session, WarehouseTables tables) {
    this.session = session;
    this.tables = tables;
  }

  @Override
  public List<TableDefinition> tables() {
    return tables(name -> true);
  }

  @Override
  public List<TableDefinition> tables(Predicate<TableName> wanted) {
    List<TableDefinition> definitions = new ArrayList<>();
    for (CatalogTable table : SessionCatalogs.tables(session)) {
      if (SessionCatalogs.isDelta(table) && isVisible(table.database())) {
        TableName name = StoredNames.read(table);
        if (wanted.test(name)) {
          said(name, found -> tables.definition(name)).ifPresent(definitions::add);
        }
      }
    }
    return List.copyOf(definitions);
  }

  @Override
  public List<TableName> views() {
    return SessionCatalogs.views(session).stream()
        .map(view -> new TableName(view.database(), view.identifier().table()))
        .toList();
  }

  @Override
  public List<String> schemas() {
    return SessionCatalogs.schemas(session).stream().filter(this::isVisible).toList();
  }

  /** Temporary tables are their own session's alone. */
  private boolean isVisible(String schema) {
    return !TemporarySchemas.isOne(schema)
        || schema.equals(Warehouse.of(session).session(session).temporarySchema());
  }

  /** Files that Spark wrote bear no slice: they count to the first. */
  @Override
  public List<SliceStorage> storage(TableDefinition table) {
    return said(table.name(), this::storage).orElse(List.of());
  }

  private List<SliceStorage> storage(CatalogTable table) {
    Map<Integer, SliceStorage> bySlice = new TreeMap<>();
    for (DeltaFiles.DataFile file : DeltaFiles.of(session, table)) {
      int slice = Integer.parseInt(file.tags().getOrDefault(SLICE_TAG, "0"));
      SliceStorage more =
          new SliceStorage(slice, file.rows(), file.deletedRows(), file.rows(), file.bytes());
      bySlice.merge(slice, more, DeltaTableInspector::sum);
    }
    return List.copyOf(bySlice.values());
  }

  private static SliceStorage sum(SliceStorage one, SliceStorage other) {
    return new SliceStorage(
        one.slice(),
        one.rows() + other.rows(),
        one.deletedRows() + other.deletedRows(),
        one.sortedRows() + other.sortedRows(),
        one.bytes() + other.bytes());
  }

  @Override
  public OptionalLong analyzedRows(TableDefinition table) {
    return counter(table, TableCounters.ANALYZED_ROWS);
  }

  @Override
  public Optional<RiskEvent> riskEvent(TableDefinition table) {
    OptionalLong transaction = counter(table, TableCounters.EXPLICIT_IDS_TRANSACTION);
    OptionalLong at = counter(table, TableCounters.EXPLICIT_IDS_AT);
    return transaction.isPresent() && at.isPresent()
        ? Optional.of(new RiskEvent(transaction.getAsLong(), at.getAsLong()))
        : Optional.empty();
  }

  private OptionalLong counter(TableDefinition table, String name) {
    return said(table.name(), found -> DeltaFiles.counter(session, found, name))
        .orElse(OptionalLong.empty());
  }

  /**
   * What a table says of itself; nothing if it is gone, even if another session drops it while it
   * is asked.
   */
  private <T> Optional<T> said(TableName name, Function<CatalogTable, T> question) {
    Optional<CatalogTable> found = tables.find(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.apply(found.get()));
    } catch (Exception e) { // Scala throws checked exceptions without declaring them
      if (tables.find(name).isEmpty()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public long capacityBytes() {
    return new File(".").getTotalSpace();
  }
}
