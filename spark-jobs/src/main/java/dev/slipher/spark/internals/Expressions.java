package dev.slipher.spark.internals;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

/** Values of SQL expressions that read no table. */
public final class Expressions {
  private Expressions() {}

  /** Whether the expression gives the same value for every row of a statement. */
  public static boolean isConstant(SparkSession session, String expression) {
    return session
        .range(1)
        .select(functions.expr(expression))
        .queryExecution()
        .analyzed()
        .deterministic();
  }

  /** The expression's value, cast to {@code type}, as Spark holds it inside a row. */
  public static Object evaluate(SparkSession session, String expression, DataType type) {
    Dataset<Row> one = session.range(1).select(functions.expr(expression).cast(type));
    List<InternalRow> rows = Datasets.internalRows(one).map(InternalRow::copy).collect();
    return rows.get(0).get(0, type);
  }
}
