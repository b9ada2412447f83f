package dev.slipher.spark.session;

import dev.slipher.catalog.system.StatementKind;
import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.DeleteFromTable;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.MergeIntoTable;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.plans.logical.UpdateTable;

/** What kind of statement Spark has read. */
final class StatementKinds {
  private static final List<String> DDL_NODES =
      List.of(
          "Create",
          "Drop",
          "Alter",
          "Rename",
          "Add",
          "Replace",
          "Comment",
          "SetTable",
          "Set" + "View",
          "SetNamespace",
          "Unset");

  private StatementKinds() {}

  static StatementKind of(LogicalPlan plan) {
    if (plan instanceof UnresolvedWith with) {
      return of(with.child());
    }
    if (plan instanceof InsertIntoStatement) {
      return StatementKind.INSERT;
    }
    if (plan instanceof UpdateTable) {
      return StatementKind.UPDATE;
    }
    if (plan instanceof DeleteFromTable) {
      return StatementKind.DELETE;
    }
    if (plan instanceof MergeIntoTable) {
      return StatementKind.MERGE;
    }
    if (!isCommand(plan)) {
      return StatementKind.SELECT;
    }
    String node = plan.getClass().getSimpleName();
    return DDL_NODES.stream().anyMatch(node::startsWith)
        ? StatementKind.DDL
        : StatementKind.UTILITY;
  }

  /** Whether the statement changes something and answers no rows. */
  static boolean answersNothing(LogicalPlan plan) {
    if (plan instanceof UnresolvedWith with) {
      return answersNothing(with.child());
    }
    return isCommand(plan) && plan.output().isEmpty();
  }

  private static boolean isCommand(LogicalPlan plan) {
    return plan instanceof Command || plan instanceof ParsedStatement;
  }
}
