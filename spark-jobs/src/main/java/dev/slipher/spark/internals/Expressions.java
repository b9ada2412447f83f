package dev.slipher.spark.internals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.StringType;

/** Values of SQL expressions that read no table. */
public final class Expressions {
  private Expressions() {}

  /** An expression and the type that its value is wanted in. */
  public record Typed(String expression, DataType type) {}

  /** Whether the expression gives the same value for every row of a statement. */
  public static boolean isConstant(SparkSession session, String expression) {
    return session
        .range(1)
        .select(functions.expr(expression))
        .queryExecution()
        .analyzed()
        .deterministic();
  }

  /**
   * The expressions' values as Spark holds them inside a row, all of the same moment.
   *
   * @throws RuntimeException of Spark's when one cannot be evaluated or its type cannot hold it
   */
  public static List<Optional<Object>> evaluate(SparkSession session, List<Typed> expressions) {
    Column[] columns = expressions.stream().map(each -> cast(session, each)).toArray(Column[]::new);
    InternalRow row =
        Datasets.internalRows(session.range(0, 1, 1, 1).select(columns))
            .map(InternalRow::copy)
            .collect()
            .get(0);
    List<Optional<Object>> values = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      values.add(Optional.ofNullable(row.get(i, expressions.get(i).type())));
    }
    return values;
  }

  private static Column cast(SparkSession session, Typed typed) {
    return new Column(
        cast(
            functions.expr(typed.expression()).expr(),
            typed.type(),
            session.sessionState().conf().sessionLocalTimeZone()));
  }

  /** Whatever the session's own casts do, this one fails where a value does not fit. */
  public static Expression cast(Expression value, DataType type, String zone) {
    return new Cast(value, type, Scala.some(zone), EvalMode.ANSI());
  }

  /** The expression that a text says, names in it not resolved yet. */
  public static Expression parsed(String text) {
    return functions.expr(text).expr();
  }

  /** A whole number's zero: a place for another value. */
  public static Expression zero(DataType type) {
    return Literal.create(type instanceof IntegerType ? (Object) 0 : (Object) 0L, type);
  }

  /** The first value that is not NULL. */
  public static Expression either(Expression first, Expression second) {
    return new Coalesce(Scala.<Expression>seq(List.of(first, second)));
  }

  /** The expressions one of which an expression's value is: those that it chooses from. */
  public static List<Expression> branches(Expression value) {
    if (value instanceof Alias alias) {
      return List.of(alias.child());
    }
    if (value instanceof Coalesce coalesce) {
      return Scala.list(coalesce.children());
    }
    if (value instanceof If choice) {
      return List.of(choice.trueValue(), choice.falseValue());
    }
    if (value instanceof CaseWhen choice) {
      List<Expression> branches = new ArrayList<>();
      Scala.list(choice.branches()).forEach(branch -> branches.add(branch._2()));
      if (choice.elseValue().isDefined()) {
        branches.add(choice.elseValue().get());
      }
      return branches;
    }
    return List.of();
  }

  /** A query's value for the column at a place, as the query says it where that can be seen. */
  public static Expression output(LogicalPlan query, int place) {
    return query instanceof Project project
        ? (Expression) project.projectList().apply(place)
        : query.output().apply(place);
  }

  /** An expression that reads no table, with all its names resolved. */
  public static Expression resolved(SparkSession session, Expression expression) {
    LogicalPlan plan =
        Datasets.analyze(
            session,
            new Project(Scala.seq(List.of(named("value", expression))), new OneRowRelation()));
    return ((Alias) ((Project) plan).projectList().head()).child();
  }

  /** A value under a name. */
  static NamedExpression named(String name, Expression value) {
    return new Alias(
        value,
        name,
        NamedExpression.newExprId(),
        Scala.seq(List.of()),
        Scala.none(),
        Scala.seq(List.of()));
  }

  /** Whether a column takes values of another type: all that standard SQL lets it, and text. */
  public static boolean canAssign(DataType from, DataType to) {
    return Cast.canANSIStoreAssign(from, to)
        || (from instanceof StringType && Cast.canAnsiCast(from, to));
  }
}
