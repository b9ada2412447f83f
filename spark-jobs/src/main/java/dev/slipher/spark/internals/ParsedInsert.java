package dev.slipher.spark.internals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedInlineTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;

/**
 * An INSERT that the parser made, of rows that a query gives or that VALUES lists, before anything
 * in it is resolved.
 *
 * @param table the parts of the target's name
 * @param columns the column list; empty where there is none
 * @param query what gives the rows
 */
public record ParsedInsert(List<String> table, List<String> columns, LogicalPlan query) {
  public ParsedInsert {
    table = List.copyOf(table);
    columns = List.copyOf(columns);
  }

  /** The INSERT that a plan is; empty for any other, also for one that overwrites. */
  public static Optional<ParsedInsert> of(LogicalPlan plan) {
    if (plan instanceof InsertIntoStatement insert
        && insert.table() instanceof UnresolvedRelation target
        && !insert.overwrite()
        && !insert.byName()
        && insert.partitionSpec().isEmpty()) {
      return Optional.of(
          new ParsedInsert(
              Scala.list(target.multipartIdentifier()),
              Scala.list(insert.userSpecifiedCols()),
              insert.query()));
    }
    return Optional.empty();
  }

  /** How many values each row of VALUES has; empty for a query of another kind. */
  public Optional<Integer> width() {
    return query instanceof UnresolvedInlineTable values
        ? Optional.of(values.rows().head().size())
        : Optional.empty();
  }

  /** What a column of VALUES holds beside expressions. */
  public record Cells(boolean someDefault, boolean allDefault, boolean someNull) {
    /** Those of a column that is not there. */
    public static final Cells NONE = new Cells(false, false, false);
  }

  /** The cells of the column at a place of VALUES, counted from 0. */
  public Cells cells(int place) {
    boolean some = false;
    boolean all = true;
    boolean nulls = false;
    for (List<Expression> row : rows()) {
      boolean isDefault = place < row.size() && isDefault(row.get(place));
      some |= isDefault;
      all &= isDefault;
      nulls |=
          place < row.size()
              && row.get(place) instanceof Literal literal
              && literal.value() == null;
    }
    return new Cells(some, all && some, nulls);
  }

  private List<List<Expression>> rows() {
    List<List<Expression>> rows = new ArrayList<>();
    if (query instanceof UnresolvedInlineTable values) {
      for (Seq<Expression> row : Scala.list(values.rows())) {
        rows.add(Scala.list(row));
      }
    }
    return rows;
  }

  /**
   * The query with NULL for each DEFAULT of VALUES.
   *
   * @param change gives for each other cell, by its column's place, the expression to stand there
   */
  public LogicalPlan queryWithoutDefaults(BiFunction<Integer, Expression, Expression> change) {
    if (!(query instanceof UnresolvedInlineTable values)) {
      return query;
    }
    List<Seq<Expression>> rows = new ArrayList<>();
    for (List<Expression> row : rows()) {
      List<Expression> cells = new ArrayList<>();
      for (Expression cell : row) {
        cells.add(
            isDefault(cell)
                ? Literal.create(null, DataTypes.NullType)
                : change.apply(cells.size(), cell));
      }
      rows.add(Scala.seq(cells));
    }
    return values.copy(values.names(), Scala.seq(rows));
  }

  private static boolean isDefault(Expression cell) {
    return cell instanceof UnresolvedAttribute name
        && name.nameParts().size() == 1
        && name.nameParts().head().toLowerCase(Locale.ROOT).equals("default");
  }
}
