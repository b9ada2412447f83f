package dev.slipher.spark.internals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.V2WriteCommand;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import org.apache.spark.sql.delta.commands.UpdateCommand;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import scala.runtime.AbstractPartialFunction;

/** What plans write into Delta tables. */
public final class DeltaInserts {
  private DeltaInserts() {}

  /**
   * The plan with values changed on their way into Delta tables.
   *
   * @param change gives, for a table's column and the value that a query has for it, another one
   */
  public static LogicalPlan change(
      LogicalPlan plan, BiFunction<StructField, Expression, Optional<Expression>> change) {
    return plan.resolveOperatorsUp(
        new AbstractPartialFunction<>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return node instanceof UpdateCommand
                || (node instanceof V2WriteCommand write
                    && write.query().resolved()
                    && write.table() instanceof DataSourceV2Relation relation
                    && relation.table() instanceof DeltaTableV2);
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            return node instanceof UpdateCommand update
                ? changed(update, change)
                : changed((V2WriteCommand) node, change);
          }
        });
  }

  /** An UPDATE has an expression for each column, which for most is the column itself. */
  private static LogicalPlan changed(
      UpdateCommand update, BiFunction<StructField, Expression, Optional<Expression>> change) {
    List<Attribute> columns = Scala.list(update.target().output());
    List<Expression> values = new ArrayList<>(Scala.list(update.updateExpressions()));
    for (int i = 0; i < values.size(); i++) {
      Attribute column = columns.get(i);
      Expression value = values.get(i);
      if (!value.semanticEquals(column)) {
        values.set(i, change.apply(field(column), value).orElse(value));
      }
    }
    return update.copy(
        update.tahoeFileIndex(),
        update.catalogTable(),
        update.target(),
        Scala.seq(values),
        update.condition());
  }

  private static LogicalPlan changed(
      V2WriteCommand write, BiFunction<StructField, Expression, Optional<Expression>> change) {
    List<Attribute> given = Scala.list(write.query().output());
    List<Attribute> columns = Scala.list(((LogicalPlan) write.table()).output());
    List<NamedExpression> values = new ArrayList<>();
    boolean any = false;
    for (int i = 0; i < given.size(); i++) {
      Attribute value = given.get(i);
      Optional<Expression> other =
          target(write.isByName(), value, i, columns)
              .flatMap(column -> change.apply(field(column), value));
      any |= other.isPresent();
      values.add(
          other.<NamedExpression>map(to -> Expressions.named(value.name(), to)).orElse(value));
    }
    V2WriteCommand with =
        any ? write.withNewQuery(new Project(Scala.seq(values), write.query())) : write;
    return (LogicalPlan) with;
  }

  private static Optional<Attribute> target(
      boolean byName, Attribute value, int place, List<Attribute> columns) {
    if (!byName) {
      return place < columns.size() ? Optional.of(columns.get(place)) : Optional.empty();
    }
    return columns.stream()
        .filter(column -> column.name().equalsIgnoreCase(value.name()))
        .findFirst();
  }

  private static StructField field(Attribute column) {
    return new StructField(column.name(), column.dataType(), column.nullable(), column.metadata());
  }

  /**
   * A call of an object's method with a value; NULL for NULL.
   *
   * @param target serialisable, its class and method public
   * @param type what the method takes and gives, as Spark holds it inside a row
   */
  public static Expression call(Object target, String method, DataType type, Expression value) {
    return new Invoke(
        Literal.fromObject(target),
        method,
        type,
        Scala.<Expression>seq(List.of(value)),
        Scala.<AbstractDataType>seq(List.of(type)),
        true,
        true,
        true);
  }

  /** The object whose method an expression calls; empty for any other expression. */
  public static Optional<Object> target(Expression value) {
    return value instanceof Invoke call && call.targetObject() instanceof Literal target
        ? Optional.ofNullable(target.value())
        : Optional.empty();
  }
}
