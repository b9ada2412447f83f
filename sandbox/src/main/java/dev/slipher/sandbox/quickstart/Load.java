package dev.slipher.sandbox.quickstart;

import dev.slipher.sandbox.tpch.TextFormat;
import dev.slipher.sandbox.tpch.TpchRequest;
import java.util.List;

/**
 * How a table of TPC-H comes into the warehouse: no two ways of COPY should look the same here.
 *
 * @param table its name
 * @param format how its rows are lines
 * @param gzip whether its objects are compressed
 * @param parts how many objects it has
 * @param source where COPY finds it
 */
record Load(String table, TextFormat format, boolean gzip, int parts, Source source) {
  static final String SCHEMA = "tpch";
  static final String BUCKET = "tpch";

  /** The folder of HDFS that holds what is loaded from there. */
  static final String HDFS_FOLDER = "/tpch";

  /** What stands behind FROM. */
  enum Source {
    PREFIX,
    MANIFEST,
    EMR,
    DYNAMODB
  }

  /** All eight, small ones first; large ones in as many parts as there are slices by default. */
  static final List<Load> ALL =
      List.of(
          new Load("region", TextFormat.CSV, false, 1, Source.PREFIX),
          new Load("nation", TextFormat.CSV, false, 1, Source.PREFIX),
          new Load("supplier", TextFormat.PIPE, false, 1, Source.DYNAMODB),
          new Load("customer", TextFormat.CSV, true, 4, Source.PREFIX),
          new Load("part", TextFormat.PIPE, true, 4, Source.EMR),
          new Load("partsupp", TextFormat.PIPE, true, 4, Source.MANIFEST),
          new Load("orders", TextFormat.PIPE, true, 4, Source.MANIFEST),
          new Load("lineitem", TextFormat.PIPE, true, 8, Source.PREFIX));

  /** The table's name with its schema. */
  String qualified() {
    return SCHEMA + "." + table;
  }

  /** What to generate. */
  TpchRequest request(double scale) {
    TpchRequest request =
        TpchRequest.of(scale, BUCKET).withTables(table).withFormat(format).inParts(parts);
    request = gzip ? request.gzipped() : request;
    return source == Source.MANIFEST ? request.withManifest() : request;
  }

  /** The COPY that loads it. */
  String copy() {
    return "copy "
        + qualified()
        + " from '"
        + from()
        + "' iam_role default"
        + (source == Source.MANIFEST ? " manifest" : "")
        + (gzip ? " gzip" : "")
        + (source == Source.DYNAMODB
            ? " readratio 100"
            : format == TextFormat.CSV ? " csv" : " delimiter '|'")
        + ";";
  }

  private String from() {
    return switch (source) {
      case PREFIX -> "s3://" + BUCKET + "/" + table + "/";
      case MANIFEST -> "s3://" + BUCKET + "/" + table + ".manifest";
      case DYNAMODB -> "dynamodb://" + itemTable();
      case EMR -> "emr://j-SANDBOX" + HDFS_FOLDER + "/" + table + "/*";
    };
  }

  /** The table of DynamoDB that holds the rows. */
  String itemTable() {
    return SCHEMA + "-" + table;
  }

  /** What its objects are, for people. */
  String described() {
    if (source == Source.DYNAMODB) {
      return "items, in DynamoDB";
    }
    return (gzip ? "gzip " : "")
        + (format == TextFormat.CSV ? "csv" : "pipe-delimited")
        + switch (source) {
          case PREFIX -> "";
          case MANIFEST -> ", manifest";
          case EMR -> ", in HDFS";
          case DYNAMODB -> "";
        };
  }
}
