package dev.slipher.spark.internals;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.catalog.HiveTableRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.runtime.AbstractPartialFunction;

/** Tables that a plan names and that no catalog of Spark's has. */
public final class Relations {
  private Relations() {}

  /**
   * The plan with every unresolved relation replaced that {@code find} knows by its name's parts.
   */
  public static LogicalPlan resolve(
      LogicalPlan plan, Function<List<String>, Optional<Table>> find) {
    return plan.resolveOperatorsUp(
        new AbstractPartialFunction<>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return node instanceof UnresolvedRelation;
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            List<String> name = Scala.list(((UnresolvedRelation) node).multipartIdentifier());
            Optional<Table> found = find.apply(name);
            return found.isEmpty() ? node : relation(name, found.get());
          }
        });
  }

  /**
   * Whether the plan, its subqueries included, reads tables.
   *
   * @param counts which of the tables that are no files count
   */
  public static boolean readsData(LogicalPlan plan, Predicate<Table> counts) {
    return !plan.collectWithSubqueries(
            new AbstractPartialFunction<LogicalPlan, Boolean>() {
              @Override
              public boolean isDefinedAt(LogicalPlan node) {
                return node instanceof LogicalRelation
                    || node instanceof HiveTableRelation
                    || (node instanceof DataSourceV2Relation relation
                        && counts.test(relation.table()));
              }

              @Override
              public Boolean apply(LogicalPlan node) {
                return true;
              }
            })
        .isEmpty();
  }

  private static LogicalPlan relation(List<String> name, Table table) {
    LogicalPlan relation =
        DataSourceV2Relation.create(
            table, Scala.none(), Scala.none(), CaseInsensitiveStringMap.empty());
    return new SubqueryAlias(
        new AliasIdentifier(name.get(name.size() - 1), Scala.seq(List.of())), relation);
  }
}
