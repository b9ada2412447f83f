package dev.slipher.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The formats that lineitem can be loaded from; each has a bucket of its own. */
enum LineitemFormat {
  /** As TPC-H's generator writes it. */
  TEXT("tpch", "delimiter '|'") {
    @Override
    Dataset<Row> read(DataFrameReader reader) {
      return reader.schema(LineitemRows.SCHEMA).option("sep", "|").csv(url("s3a"));
    }

    @Override
    void store(SparkSession session, Path generated, Path file) throws IOException {
      Files.copy(generated, file);
    }
  },

  /** With texts in quotes. */
  CSV("tpch-csv", "csv") {
    @Override
    Dataset<Row> read(DataFrameReader reader) {
      return reader.schema(LineitemRows.SCHEMA).csv(url("s3a"));
    }

    @Override
    void store(SparkSession session, Path generated, Path file) throws IOException {
      lines(generated, file, LineitemRows::csv);
    }
  },

  /** Which Spark reads as lines and takes apart by position. */
  FIXEDWIDTH("tpch-fixedwidth", "fixedwidth '" + LineitemRows.fixedWidthSpecification() + "'") {
    @Override
    Dataset<Row> read(DataFrameReader reader) {
      return reader
          .text(url("s3a"))
          .selectExpr(
              IntStream.range(0, LineitemRows.COLUMNS.size())
                  .mapToObj(LineitemRows::fixedWidthExpression)
                  .toArray(String[]::new));
    }

    @Override
    void store(SparkSession session, Path generated, Path file) throws IOException {
      lines(generated, file, LineitemRows::fixedWidth);
    }
  },

  /** An object for each line, numbers bare. */
  JSON("tpch-json", "json 'auto'") {
    @Override
    Dataset<Row> read(DataFrameReader reader) {
      return reader.schema(LineitemRows.SCHEMA).json(url("s3a"));
    }

    @Override
    void store(SparkSession session, Path generated, Path file) throws IOException {
      lines(generated, file, LineitemRows::json);
    }
  },

  /** As Spark writes it: each field in a union with null, blocks packed with snappy. */
  AVRO("tpch-avro", "avro 'auto'") {
    @Override
    Dataset<Row> read(DataFrameReader reader) {
      return reader.schema(LineitemRows.SCHEMA).format("avro").load(url("s3a"));
    }

    @Override
    void store(SparkSession session, Path generated, Path file) throws IOException {
      LineitemFiles.write(session, "avro", generated, file);
    }
  },

  /** As Spark writes it, packed with snappy. */
  PARQUET("tpch-parquet", "format as parquet") {
    @Override
    Dataset<Row> read(DataFrameReader reader) {
      return reader.schema(LineitemRows.SCHEMA).parquet(url("s3a"));
    }

    @Override
    void store(SparkSession session, Path generated, Path file) throws IOException {
      LineitemFiles.write(session, "parquet", generated, file);
    }
  },

  /** As Spark writes it, packed with snappy. */
  ORC("tpch-orc", "format as orc") {
    @Override
    Dataset<Row> read(DataFrameReader reader) {
      return reader.schema(LineitemRows.SCHEMA).orc(url("s3a"));
    }

    @Override
    void store(SparkSession session, Path generated, Path file) throws IOException {
      LineitemFiles.write(session, "orc", generated, file);
    }
  };

  private final String bucket;
  private final String clause;

  LineitemFormat(String bucket, String clause) {
    this.bucket = bucket;
    this.clause = clause;
  }

  /** What {@code --format} calls it. */
  static LineitemFormat of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--format is one of %s, not %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(LineitemFormat::toString)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  /** How Spark reads the objects. */
  abstract Dataset<Row> read(DataFrameReader reader);

  /** Writes the rows of a generated file. */
  abstract void store(SparkSession session, Path generated, Path file) throws IOException;

  private static void lines(Path generated, Path file, UnaryOperator<String> row)
      throws IOException {
    try (Stream<String> lines = Files.lines(generated);
        BufferedWriter out = Files.newBufferedWriter(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        out.write(row.apply(line));
        out.write('\n');
      }
    }
  }

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

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
