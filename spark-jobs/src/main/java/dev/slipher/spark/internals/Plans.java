package dev.slipher.spark.internals;

import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** What plans do. */
public final class Plans {
  private Plans() {}

  /** Whether a plan that the parser made inserts anywhere. */
  public static boolean inserts(LogicalPlan plan) {
    return plan.find(Scala.function(node -> node instanceof InsertIntoStatement)).isDefined();
  }
}
