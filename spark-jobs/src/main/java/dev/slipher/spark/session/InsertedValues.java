package dev.slipher.spark.session;

import dev.slipher.spark.internals.DeltaInserts;
import dev.slipher.spark.table.InsertedColumns;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;

/** What INSERT and UPDATE put into text and bytes is what COPY would have put there. */
final class InsertedValues extends Rule<LogicalPlan> {
  private final SparkSession session;

  InsertedValues(SparkSession session) {
    this.session = session;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    InsertedColumns columns =
        new InsertedColumns(session.sessionState().conf().sessionLocalTimeZone());
    return DeltaInserts.change(plan, columns::stored);
  }
}
