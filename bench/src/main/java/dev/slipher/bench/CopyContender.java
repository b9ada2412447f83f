package dev.slipher.bench;

import org.apache.spark.sql.SparkSession;

/** Slipher's COPY from one source. */
final class CopyContender implements Contender {
  private final SparkSession session;
  private final String name;
  private final String style;
  private final String from;

  /**
   * @param from what the statement says behind FROM
   */
  CopyContender(SparkSession session, String name, String style, String from) {
    this.session = session;
    this.name = name;
    this.style = style;
    this.from = from;
  }

  /** The one that loads from S3. */
  static CopyContender of(SparkSession session, String style, LineitemFormat format) {
    String from = "'%s' iam_role default %s".formatted(format.url("s3"), format.clause());
    return new CopyContender(session, "COPY", style, from);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void prepare() {
    session.sql(
        """
        create table bench_copy (
          l_orderkey bigint not null, l_partkey bigint not null, l_suppkey bigint not null,
          l_linenumber int not null, l_quantity decimal(12,2) not null,
          l_extendedprice decimal(12,2) not null, l_discount decimal(12,2) not null,
          l_tax decimal(12,2) not null, l_returnflag char(1) not null,
          l_linestatus char(1) not null, l_shipdate date not null, l_commitdate date not null,
          l_receiptdate date not null, l_shipinstruct char(25) not null,
          l_shipmode char(10) not null, l_comment varchar(44) not null)
        """
            + (style.equals("key") ? "distkey(l_orderkey)" : "diststyle " + style));
  }

  @Override
  public long load() {
    session.sql("copy bench_copy from " + from);
    return session.sql("select pg_last_copy_count()").first().getLong(0);
  }

  @Override
  public void cleanUp() {
    session.sql("drop table bench_copy");
  }
}
