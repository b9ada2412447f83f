package dev.slipher.sandbox.quickstart;

import dev.slipher.sandbox.tpch.TextFormat;
import dev.slipher.sandbox.tpch.TpchRequest;
import java.util.List;
import java.util.stream.Collectors;

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

  /** The folder on the SSH host that holds what is loaded from there. */
  static final String SSH_FOLDER = "tpch";

  /** What stands behind FROM. */
  enum Source {
    PREFIX,
    MANIFEST,
    EMR,
    DYNAMODB,
    SSH
  }

  /** All eight, small ones first; large ones in as many parts as there are slices by default. */
  static final List<Load> ALL =
      List.of(
          new Load("region", TextFormat.CSV, false, 1, Source.PREFIX),
          new Load("nation", TextFormat.CSV, false, 1, Source.PREFIX),
          new Load("supplier", TextFormat.PIPE, false, 1, Source.DYNAMODB),
          new Load("customer", TextFormat.CSV, true, 4, Source.SSH),
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
        + (source == Source.SSH ? " ssh" : "")
        + (gzip ? " gzip" : "")
        + (source == Source.DYNAMODB
            ? " readratio 100"
            : format == TextFormat.CSV ? " csv" : " delimiter '|'")
        + ";";
  }

  String sshManifestKey() {
    return table + ".ssh";
  }

  /**
   * The manifest of commands that print the files.
   *
   * @param address host and port
   * @param keys of the files, below the folder in which the host runs commands
   */
  String sshManifest(String address, List<String> keys) {
    int colon = address.lastIndexOf(':');
    String where =
        "{\"endpoint\": \"%s\", \"port\": %s, \"mandatory\": true, "
            .formatted(address.substring(0, colon), address.substring(colon + 1));
    return keys.stream()
        .map(key -> where + "\"command\": \"cat " + SSH_FOLDER + "/" + key + "\"}")
        .collect(Collectors.joining(",\n  ", "{\"entries\": [\n  ", "\n]}\n"));
  }

  private String from() {
    return switch (source) {
      case PREFIX -> "s3://" + BUCKET + "/" + table + "/";
      case MANIFEST -> "s3://" + BUCKET + "/" + table + ".manifest";
      case DYNAMODB -> "dynamodb://" + itemTable();
      case SSH -> "s3://" + BUCKET + "/" + sshManifestKey();
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
          case SSH -> ", on an SSH host";
        };
  }
}
