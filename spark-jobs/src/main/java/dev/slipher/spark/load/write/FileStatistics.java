package dev.slipher.spark.load.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Delta's statistics of a file, taken from its Parquet footer.
 *
 * <p>The writer has the bounds already, so reading the footer costs milliseconds where computing
 * them again over the rows would double the cost of writing.
 */
final class FileStatistics {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As many leading columns as Delta gathers statistics of by default. */
  private static final int INDEXED_COLUMNS = 32;

  /** As many characters of a text as Delta keeps by default. */
  private static final int TEXT_PREFIX = 32;

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd'T'HH:mm:ss.SSS")
          .toFormatter(Locale.ROOT);

  private final long rows;
  private final String json;

  private FileStatistics(long rows, String json) {
    this.rows = rows;
    this.json = json;
  }

  long rows() {
    return rows;
  }

  String json() {
    return json;
  }

  /** Reads the footer of a closed file. */
  static FileStatistics ofFile(Path file, StructType schema, Configuration configuration)
      throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, configuration))) {
      return of(reader.getFooter(), schema);
    }
  }

  private static FileStatistics of(ParquetMetadata footer, StructType schema) {
    Map<String, Bounds> bounds = new HashMap<>();
    long rows = 0;
    for (BlockMetaData block : footer.getBlocks()) {
      rows += block.getRowCount();
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        bounds
            .computeIfAbsent(chunk.getPath().toDotString(), path -> new Bounds())
            .add(chunk.getStatistics(), chunk.getValueCount());
      }
    }
    ObjectNode root = JSON.createObjectNode();
    root.put("numRecords", rows);
    ObjectNode least = JSON.createObjectNode();
    ObjectNode most = JSON.createObjectNode();
    ObjectNode nulls = JSON.createObjectNode();
    for (int i = 0; i < Math.min(schema.length(), INDEXED_COLUMNS); i++) {
      StructField field = schema.apply(i);
      Bounds of = bounds.get(field.name());
      if (of == null || of.unknown) {
        continue;
      }
      nulls.put(field.name(), of.nulls);
      if (of.bounded && !of.unbounded) {
        put(least, field, of.least, false);
        put(most, field, of.most, true);
      }
    }
    root.set("minValues", least);
    root.set("maxValues", most);
    root.set("nullCount", nulls);
    return new FileStatistics(rows, root.toString());
  }

  private static void put(ObjectNode into, StructField field, Comparable<?> bound, boolean upper) {
    DataType type = field.dataType();
    String name = field.name();
    if (type instanceof DecimalType decimal) {
      into.put(name, new BigDecimal(unscaled(bound), decimal.scale()));
    } else if (type instanceof ByteType
        || type instanceof ShortType
        || type instanceof IntegerType
        || type instanceof LongType) {
      into.put(name, ((Number) bound).longValue());
    } else if (type instanceof FloatType || type instanceof DoubleType) {
      double value = ((Number) bound).doubleValue();
      if (Double.isFinite(value)) {
        into.put(name, value);
      }
    } else if (type instanceof DateType) {
      LocalDate day = LocalDate.ofEpochDay(((Number) bound).longValue());
      if (hasFourDigitYear(day.getYear())) {
        into.put(name, day.toString());
      }
    } else if (type instanceof TimestampType || type instanceof TimestampNTZType) {
      putTimestamp(into, name, ((Number) bound).longValue(), upper, type);
    } else if (type instanceof StringType) {
      putText(into, name, ((Binary) bound).getBytes(), upper);
    }
  }

  private static BigInteger unscaled(Comparable<?> bound) {
    return bound instanceof Binary binary
        ? new BigInteger(binary.getBytes())
        : BigInteger.valueOf(((Number) bound).longValue());
  }

  /** Delta's readers know no other years, and a file without a bound is only read more often. */
  private static boolean hasFourDigitYear(int year) {
    return year >= 1 && year <= 9999;
  }

  private static void putTimestamp(
      ObjectNode into, String name, long micros, boolean upper, DataType type) {
    long millis = upper ? -Math.floorDiv(-micros, 1000L) : Math.floorDiv(micros, 1000L);
    LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    if (hasFourDigitYear(at.getYear())) {
      into.put(name, MILLIS.format(at) + (type instanceof TimestampType ? "Z" : ""));
    }
  }

  private static void putText(ObjectNode into, String name, byte[] utf8, boolean upper) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (text.codePointCount(0, text.length()) <= TEXT_PREFIX) {
      into.put(name, text);
      return;
    }
    String prefix = text.substring(0, text.offsetByCodePoints(0, TEXT_PREFIX));
    if (!upper) {
      into.put(name, prefix);
    } else if (text.codePointAt(prefix.length()) != Character.MAX_CODE_POINT) {
      // Above every text that begins with the prefix and is not above the bound itself.
      into.put(name, prefix + Character.toString(Character.MAX_CODE_POINT));
    }
  }

  private static final class Bounds {
    private boolean unknown;
    private boolean bounded;
    private boolean unbounded;
    private long nulls;
    private Comparable<?> least;
    private Comparable<?> most;

    @SuppressWarnings({"unchecked", "rawtypes"})
    void add(Statistics<?> statistics, long values) {
      if (statistics == null || !statistics.isNumNullsSet()) {
        unknown = true;
        return;
      }
      nulls += statistics.getNumNulls();
      if (!statistics.hasNonNullValue()) {
        // Footers leave out bounds that are too long or not a number.
        unbounded |= values > statistics.getNumNulls();
        return;
      }
      Statistics raw = statistics;
      if (!bounded || raw.comparator().compare(raw.genericGetMin(), least) < 0) {
        least = raw.genericGetMin();
      }
      if (!bounded || raw.comparator().compare(raw.genericGetMax(), most) > 0) {
        most = raw.genericGetMax();
      }
      bounded = true;
    }
  }
}
