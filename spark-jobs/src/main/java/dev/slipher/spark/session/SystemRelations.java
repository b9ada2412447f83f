package dev.slipher.spark.session;

import dev.slipher.catalog.system.SystemTable;
import dev.slipher.catalog.system.SystemTables;
import dev.slipher.spark.internals.Relations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.connector.catalog.Table;

/** Finds Redshift's system tables where Spark finds no table of that name. */
final class SystemRelations extends Rule<LogicalPlan> {
  private static final String SCHEMA = "pg_catalog";

  private final SparkSession session;

  SystemRelations(SparkSession session) {
    this.session = session;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return Relations.resolve(plan, this::find);
  }

  private Optional<Table> find(List<String> name) {
    List<String> parts = name.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
    boolean ours = parts.size() == 1 || (parts.size() == 2 && parts.get(0).equals(SCHEMA));
    if (!ours) {
      return Optional.empty();
    }
    Optional<SystemTable> table = SystemTables.find(parts.get(parts.size() - 1));
    return table.map(found -> new SystemRelation(session, found));
  }
}
