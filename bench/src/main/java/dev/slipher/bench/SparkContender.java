package dev.slipher.bench;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/**
 * Spark's own reader of the format with the same types, appending to a Delta table as Delta does
 * it.
 */
final class SparkContender implements Contender {
  private static final String SCHEMA =
      """
      l_orderkey bigint, l_partkey bigint, l_suppkey bigint, l_linenumber int,
      l_quantity decimal(12,2), l_extendedprice decimal(12,2), l_discount decimal(12,2),
      l_tax decimal(12,2), l_returnflag string, l_linestatus string, l_shipdate date,
      l_commitdate date, l_receiptdate date, l_shipinstruct string, l_shipmode string,
      l_comment string
      """;

  private final SparkSession session;

  private final LineitemFormat format;

  SparkContender(SparkSession session, LineitemFormat format) {
    this.session = session;
    this.format = format;
  }

  @Override
  public String name() {
    return "Spark";
  }

  @Override
  public void prepare() {
    session
        .createDataFrame(java.util.List.of(), org.apache.spark.sql.types.StructType.fromDDL(SCHEMA))
        .write()
        .format("delta")
        .saveAsTable("bench_spark");
  }

  @Override
  public long load() {
    DataFrameReader reader =
        session
            .read()
            .schema(SCHEMA)
            .option("fs.s3a.access.key", "bench") // the sandbox takes any
            .option("fs.s3a.secret.key", "bench");
    format.read(reader).write().format("delta").mode("append").saveAsTable("bench_spark");
    return session.table("bench_spark").count();
  }

  @Override
  public void cleanUp() {
    session.sql("drop table bench_spark");
  }
}
