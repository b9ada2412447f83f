package dev.slipher.bench;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/**
 * Spark's own reader of the format with the same types, appending to a Delta table as Delta does
 * it.
 */
final class SparkContender implements Contender {
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
        .createDataFrame(
            java.util.List.of(), org.apache.spark.sql.types.StructType.fromDDL(LineitemRows.SCHEMA))
        .write()
        .format("delta")
        .saveAsTable("bench_spark");
  }

  @Override
  public long load() {
    DataFrameReader reader =
        session
            .read()
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
