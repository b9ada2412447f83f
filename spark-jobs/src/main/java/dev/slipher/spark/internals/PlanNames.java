package dev.slipher.spark.internals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import scala.Tuple2;
import scala.collection.Seq;
import scala.runtime.AbstractPartialFunction;

/**
 * The names in a plan that has just been parsed, and what they mean where Spark would look
 * elsewhere. Common table expressions hide relations of the same name.
 */
public final class PlanNames {
  private final Function<String, Optional<List<String>>> relations;
  private final Function<String, Optional<Expression>> words;

  private PlanNames(
      Function<String, Optional<List<String>>> relations,
      Function<String, Optional<Expression>> words) {
    this.relations = relations;
    this.words = words;
  }

  /**
   * The plan with names replaced.
   *
   * @param relations the full name of a relation of one part, if it is to be replaced
   * @param words the expression that a bare word stands for, by the word in lower case
   */
  public static LogicalPlan replace(
      LogicalPlan plan,
      Function<String, Optional<List<String>>> relations,
      Function<String, Optional<Expression>> words) {
    return new PlanNames(relations, words).visit(plan, Set.of());
  }

  /** Whether the plan has parameters that are not bound yet. */
  public static boolean hasParameters(LogicalPlan plan) {
    return plan.containsPattern(TreePattern.PARAMETER());
  }

  private LogicalPlan visit(LogicalPlan plan, Set<String> hidden) {
    if (plan instanceof UnresolvedWith with) {
      return visitWith(with, hidden);
    }
    if (plan instanceof UnresolvedRelation relation) {
      return relation(relation, hidden);
    }
    LogicalPlan named = plan;
    if (plan instanceof UnresolvedTable table) {
      named =
          found(table.multipartIdentifier(), Set.of())
              .<LogicalPlan>map(
                  name -> table.copy(name, table.commandName(), table.relationTypeMismatchHint()))
              .orElse(plan);
    } else if (plan instanceof UnresolvedTableOrView table) {
      named =
          found(table.multipartIdentifier(), Set.of())
              .<LogicalPlan>map(
                  name -> table.copy(name, table.commandName(), table.allowTempView()))
              .orElse(plan);
    } else if (plan instanceof InsertIntoStatement insert
        && insert.table() instanceof UnresolvedRelation target) {
      // The target is no child, so nothing else visits it.
      named =
          insert.copy(
              qualified(target, Set.of()),
              insert.partitionSpec(),
              insert.userSpecifiedCols(),
              insert.query(),
              insert.overwrite(),
              insert.ifPartitionNotExists(),
              insert.byName());
    }
    LogicalPlan visited =
        (LogicalPlan) named.mapChildren(Scala.function(child -> visit(child, hidden)));
    return (LogicalPlan)
        visited.transformExpressions(
            new AbstractPartialFunction<Expression, Expression>() {
              @Override
              public boolean isDefinedAt(Expression expression) {
                return expression instanceof SubqueryExpression
                    || expression instanceof UnresolvedAttribute;
              }

              @Override
              public Expression apply(Expression expression) {
                if (expression instanceof SubqueryExpression subquery) {
                  return subquery.withNewPlan(visit((LogicalPlan) subquery.plan(), hidden));
                }
                return word((UnresolvedAttribute) expression);
              }
            });
  }

  private LogicalPlan visitWith(UnresolvedWith with, Set<String> hidden) {
    Set<String> hiding = new HashSet<>(hidden);
    List<Tuple2<String, SubqueryAlias>> expressions = new ArrayList<>();
    for (Tuple2<String, SubqueryAlias> expression : Scala.list(with.cteRelations())) {
      SubqueryAlias body = (SubqueryAlias) visit(expression._2(), hiding);
      expressions.add(new Tuple2<>(expression._1(), body));
      hiding.add(expression._1().toLowerCase(Locale.ROOT));
    }
    return with.copy(visit(with.child(), hiding), Scala.seq(expressions));
  }

  /** A name that Spark cannot write is also the relation's alias, so that columns can bear it. */
  private LogicalPlan relation(UnresolvedRelation relation, Set<String> hidden) {
    UnresolvedRelation qualified = qualified(relation, hidden);
    String name = relation.multipartIdentifier().last();
    return name.startsWith("#")
        ? new SubqueryAlias(new AliasIdentifier(name, Scala.seq(List.of())), qualified)
        : qualified;
  }

  private UnresolvedRelation qualified(UnresolvedRelation relation, Set<String> hidden) {
    return found(relation.multipartIdentifier(), hidden)
        .map(name -> relation.copy(name, relation.options(), relation.isStreaming()))
        .orElse(relation);
  }

  private Optional<Seq<String>> found(Seq<String> name, Set<String> hidden) {
    if (name.size() != 1) {
      return Optional.empty();
    }
    String bare = name.head().toLowerCase(Locale.ROOT);
    return hidden.contains(bare) ? Optional.empty() : relations.apply(bare).map(Scala::seq);
  }

  private Expression word(UnresolvedAttribute attribute) {
    if (attribute.nameParts().size() != 1) {
      return attribute;
    }
    return words.apply(attribute.nameParts().head().toLowerCase(Locale.ROOT)).orElse(attribute);
  }
}
