package dev.slipher.spark.load;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.spark.internals.Expressions;
import dev.slipher.spark.table.RedshiftExpression;
import dev.slipher.spark.table.SparkTypes;
import org.apache.spark.sql.SparkSession;

/** Evaluates DEFAULT expressions: once for each load (defid.default-once-per-load). */
final class DefaultValues {
  private final SparkSession session;

  DefaultValues(SparkSession session) {
    this.session = session;
  }

  /** The column's default as Spark holds it inside a row; null for NULL. */
  Object of(ColumnDefinition column, String expression) {
    try {
      return Expressions.evaluate(
          session, RedshiftExpression.toSpark(expression), SparkTypes.of(column.type()));
    } catch (Exception e) {
      throw LoadErrors.invalidDefault(column.name(), expression, e);
    }
  }
}
