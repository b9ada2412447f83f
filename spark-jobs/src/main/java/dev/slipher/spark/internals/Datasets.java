package dev.slipher.spark.internals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.datasources.v2.DataSourceRDD;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.collection.Seq;

/** Datasets over our own tables, and the rows inside Spark that they consist of. */
public final class Datasets {
  private Datasets() {}

  /** All rows of a DataSource V2 table that no catalog names. */
  public static Dataset<Row> of(SparkSession session, Table table) {
    return Dataset.ofRows(
        session,
        DataSourceV2Relation.create(
            table, Scala.none(), Scala.none(), CaseInsensitiveStringMap.empty()));
  }

  /**
   * The plan with all its names resolved; Spark takes such a plan as it is.
   *
   * @throws RuntimeException Spark's own error where something cannot be resolved
   */
  public static LogicalPlan analyze(SparkSession session, LogicalPlan plan) {
    QueryExecution execution = session.sessionState().executePlan(plan, CommandExecutionMode.ALL());
    execution.assertAnalyzed();
    return execution.analyzed();
  }

  /**
   * A query of a resolved one.
   *
   * @param names of the columns
   * @param values of the columns, over those of {@code plan}
   */
  public static Dataset<Row> select(
      SparkSession session, LogicalPlan plan, List<String> names, List<Expression> values) {
    List<NamedExpression> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(Expressions.named(names.get(i), values.get(i)));
    }
    return Dataset.ofRows(session, new Project(Scala.seq(columns), plan));
  }

  /** Runs a statement that changes something. */
  public static void run(SparkSession session, LogicalPlan plan) {
    Dataset.ofRows(session, plan);
  }

  /** The rows as Spark's operators pass them on; each is only valid until the next. */
  public static JavaRDD<InternalRow> internalRows(Dataset<Row> dataset) {
    return dataset.queryExecution().toRdd().toJavaRDD();
  }

  /** The rows of a scan just as its readers give them, without a plan around it. */
  public static JavaRDD<InternalRow> scan(
      SparkSession session, InputPartition[] partitions, PartitionReaderFactory factory) {
    List<Seq<InputPartition>> each =
        Arrays.stream(partitions).map(partition -> Scala.seq(List.of(partition))).toList();
    return new DataSourceRDD(
            session.sparkContext(), Scala.seq(each), factory, false, Scala.map(Map.of()))
        .toJavaRDD();
  }
}
