package dev.slipher.catalog.system;

import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The live facts about tables, which only the side that stores them knows. */
public interface TableInspector {
  /** All tables of the database, and the temporary ones of the session that asks. */
  List<TableDefinition> tables();

  /** Those of {@link #tables} whose name is wanted; others need not be looked at. */
  default List<TableDefinition> tables(Predicate<TableName> wanted) {
    return tables().stream().filter(table -> wanted.test(table.name())).toList();
  }

  /** All views of the database. */
  List<TableName> views();

  /** All schemas of the database. */
  List<String> schemas();

  /** What lies on each slice; slices without data may be left out. */
  List<SliceStorage> storage(TableDefinition table);

  /**
   * The rows that the table had when its statistics were last refreshed; empty if they never were.
   */
  OptionalLong analyzedRows(TableDefinition table);

  /** The newest load with EXPLICIT_IDS, if there was one. */
  Optional<RiskEvent> riskEvent(TableDefinition table);

  /** Bytes that the cluster has for tables, for {@code svv_table_info.pct_used}. */
  long capacityBytes();
}
