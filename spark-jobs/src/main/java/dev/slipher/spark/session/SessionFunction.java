package dev.slipher.spark.session;

import dev.slipher.spark.internals.Scala;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import scala.Option;

/** What a function of the session becomes in a plan. */
final class SessionFunction {
  private SessionFunction() {}

  /** A value that the session knew when the statement was analysed. */
  static Expression of(String name, DataType type, Object value) {
    return named(name, Literal.create(value, type));
  }

  /** The value under the function's name, which is what Redshift calls the column. */
  static Expression named(String name, Expression value) {
    return named(name, value, Scala.none());
  }

  /** The same for a value of which a query's column tells more than its type. */
  static Expression named(String name, Expression value, Metadata metadata) {
    return named(name, value, Scala.some(metadata));
  }

  private static Expression named(String name, Expression value, Option<Metadata> metadata) {
    return new Alias(
        value,
        name,
        NamedExpression.newExprId(),
        Scala.seq(List.of()),
        metadata,
        Scala.seq(List.of()));
  }
}
