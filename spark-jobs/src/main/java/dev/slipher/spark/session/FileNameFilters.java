package dev.slipher.spark.session;

import dev.slipher.spark.internals.Scala;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InputFileName;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Refuses conditions on where rows are: Delta 3.3 takes a condition without columns for one on the
 * whole table, evaluates it before it opens a file, and so finds no rows.
 */
final class FileNameFilters extends AbstractFunction1<LogicalPlan, BoxedUnit> {
  @Override
  public BoxedUnit apply(LogicalPlan plan) {
    plan.foreach(
        Scala.function(
            node -> {
              if (node instanceof Filter filter && asksForFile(filter.condition())) {
                throw SessionErrors.notSupported("slice_num() in a condition");
              }
              return BoxedUnit.UNIT;
            }));
    return BoxedUnit.UNIT;
  }

  private static boolean asksForFile(Expression condition) {
    return condition
        .find(Scala.function(part -> (Object) (part instanceof InputFileName)))
        .isDefined();
  }
}
