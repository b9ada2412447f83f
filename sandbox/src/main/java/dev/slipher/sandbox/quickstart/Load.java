package dev.slipher.sandbox.quickstart;

import dev.slipher.sandbox.tpch.TextFormat;
import dev.slipher.sandbox.tpch.TpchRequest;
import java.util.List;

/**
 * How a table of TPC-H comes into the warehouse: no two ways of COPY should look the same here.
 *
 * @param table its name
 * @param format how its rows are lines in S3
 * @param gzip whether its objects are compressed
 * @param parts how many objects it has
 * @param manifest whether COPY is given a manifest instead of a prefix
 */
record Load(String table, TextFormat format, boolean gzip, int parts, boolean manifest) {
  static final String SCHEMA = "tpch";
  static final String BUCKET = "tpch";

  /** All eight, small ones first; large ones in as many parts as there are slices by default. */
  static final List<Load> ALL =
      List.of(
          new Load("region", TextFormat.CSV, false, 1, false),
          new Load("nation", TextFormat.CSV, false, 1, false),
          new Load("supplier", TextFormat.PIPE, false, 1, false),
          new Load("customer", TextFormat.CSV, true, 4, false),
          new Load("part", TextFormat.PIPE, true, 4, false),
          new Load("partsupp", TextFormat.PIPE, true, 4, true),
          new Load("orders", TextFormat.PIPE, true, 4, true),
          new Load("lineitem", TextFormat.PIPE, true, 8, false));

  /** The table's name with its schema. */
  String qualified() {
    return SCHEMA + "." + table;
  }

  /** What to generate. */
  TpchRequest request(double scale) {
    TpchRequest request =
        TpchRequest.of(scale, BUCKET).withTables(table).withFormat(format).inParts(parts);
    request = gzip ? request.gzipped() : request;
    return manifest ? request.withManifest() : request;
  }

  /** The COPY that loads it. */
  String copy() {
    String source = manifest ? table + ".manifest" : table + "/";
    return "copy "
        + qualified()
        + " from 's3://"
        + BUCKET
        + "/"
        + source
        + "' iam_role default"
        + (manifest ? " manifest" : "")
        + (gzip ? " gzip" : "")
        + (format == TextFormat.CSV ? " csv" : " delimiter '|'")
        + ";";
  }

  /** What its objects are, for people. */
  String described() {
    return (gzip ? "gzip " : "")
        + (format == TextFormat.CSV ? "csv" : "pipe-delimited")
        + (manifest ? ", manifest" : "");
  }
}
