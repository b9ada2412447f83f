package dev.slipher.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The formats that lineitem can be loaded from; each has a bucket of its own. */
enum LineitemFormat {
  /** As TPC-H's generator writes it. */
  TEXT("tpch", "delimiter '|'") {
    @Override
    Dataset<Row> read(DataFrameReader reader) {
      return reader.option("sep", "|").csv(url("s3a"));
    }

    @Override
    void store(Iterable<String> lines, Path file) throws IOException {
      Files.write(file, lines);
    }
  },

  /** An object for each line, numbers bare. */
  JSON("tpch-json", "json 'auto'") {
    @Override
    Dataset<Row> read(DataFrameReader reader) {
      return reader.json(url("s3a"));
    }

    @Override
    void store(Iterable<String> lines, Path file) throws IOException {
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        for (String line : lines) {
          out.write(object(line.split("\\|")));
          out.write('\n');
        }
      }
    }
  },

  /** As Spark writes it: each field in a union with null, blocks packed with snappy. */
  AVRO("tpch-avro", "avro 'auto'") {
    @Override
    Dataset<Row> read(DataFrameReader reader) {
      return reader.format("avro").load(url("s3a"));
    }

    @Override
    void store(Iterable<String> lines, Path file) throws IOException {
      LineitemAvro.write(COLUMNS, lines, file);
    }
  };

  private static final String[] COLUMNS = {
    "l_orderkey", "l_partkey", "l_suppkey", "l_linenumber", "l_quantity", "l_extendedprice",
    "l_discount", "l_tax", "l_returnflag", "l_linestatus", "l_shipdate", "l_commitdate",
    "l_receiptdate", "l_shipinstruct", "l_shipmode", "l_comment"
  };
  private static final int NUMBERS = 8;

  private final String bucket;
  private final String clause;

  LineitemFormat(String bucket, String clause) {
    this.bucket = bucket;
    this.clause = clause;
  }

  /** What {@code --format} calls it. */
  static LineitemFormat of(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (!Set.of("TEXT", "JSON", "AVRO").contains(upper)) {
      throw new IllegalArgumentException("--format is text, json or avro, not " + name);
    }
    return valueOf(upper);
  }

  /** How Spark reads the objects. */
  abstract Dataset<Row> read(DataFrameReader reader);

  /** Writes rows, from the generator's lines of them. */
  abstract void store(Iterable<String> lines, Path file) throws IOException;

  String bucket() {
    return bucket;
  }

  /** What COPY says to read it. */
  String clause() {
    return clause;
  }

  String url(String scheme) {
    return scheme + "://" + bucket + "/lineitem/";
  }

  /** The generator's text has nothing that JSON escapes. */
  private static String object(String[] values) {
    StringBuilder json = new StringBuilder(512);
    for (int column = 0; column < COLUMNS.length; column++) {
      String quote = column < NUMBERS ? "" : "\"";
      json.append(column == 0 ? "{\"" : ",\"").append(COLUMNS[column]).append("\":");
      json.append(quote).append(values[column]).append(quote);
    }
    return json.append('}').toString();
  }
}
