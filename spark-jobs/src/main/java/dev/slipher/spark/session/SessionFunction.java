package dev.slipher.spark.session;

import dev.slipher.spark.internals.Scala;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.types.DataType;

/** What a function of the session becomes in a plan. */
final class SessionFunction {
  private SessionFunction() {}

  /** A value that the session knew when the statement was analysed. */
  static Expression of(String name, DataType type, Object value) {
    return named(name, Literal.create(value, type));
  }

  /** The value under the function's name, which is what Redshift calls the column. */
  static Expression named(String name, Expression value) {
    return new Alias(
        value,
        name,
        NamedExpression.newExprId(),
        Scala.seq(List.of()),
        Scala.none(),
        Scala.seq(List.of()));
  }
}
