package dev.slipher.spark.session;

import dev.slipher.spark.internals.Scala;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.types.DataType;

/** A function of no arguments that tells what the session knew when the statement was analysed. */
final class SessionFunction {
  private SessionFunction() {}

  /** The value under the function's name, which is what Redshift calls the column. */
  static Expression of(String name, DataType type, Object value) {
    return new Alias(
        Literal.create(value, type),
        name,
        NamedExpression.newExprId(),
        Scala.seq(java.util.List.of()),
        Scala.none(),
        Scala.seq(java.util.List.of()));
  }
}
