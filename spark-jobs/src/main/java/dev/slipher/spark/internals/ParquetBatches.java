package dev.slipher.spark.internals;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetInputFormat;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.execution.datasources.parquet.VectorizedParquetRecordReader;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** A Parquet file through Spark's vectorized reader. */
public final class ParquetBatches implements ColumnBatches {
  private static final int ROWS_AT_ONCE = 4096;
  private static final String PROLEPTIC = "CORRECTED";
  private static final String UTC = "UTC";

  static {
    EndingCodecs.install();
  }

  private final Path path;
  private final long start;
  private final long length;
  private final Configuration configuration;
  private final ParquetMetadata footer;
  private final List<FileColumn> columns;
  private VectorizedParquetRecordReader reader;

  private ParquetBatches(
      Path path, long start, long length, Configuration configuration, ParquetMetadata footer) {
    this.path = path;
    this.start = start;
    this.length = length;
    this.configuration = configuration;
    this.footer = footer;
    MessageType schema = footer.getFileMetaData().getSchema();
    columns = schema.getFields().stream().map(field -> column(schema, field)).toList();
  }

  /**
   * Reads the file's footer.
   *
   * @param start the first byte of the range whose row groups are read
   * @param length bytes of the range
   * @throws IOException if it cannot be read
   * @throws RuntimeException if it is no Parquet file
   */
  public static ParquetBatches open(Path path, long start, long length, Configuration hadoop)
      throws IOException {
    Configuration configuration = new Configuration(hadoop);
    configuration.setClass(
        ParquetInputFormat.READ_SUPPORT_CLASS, ParquetReadSupport.class, ReadSupport.class);
    configuration.setBoolean("spark.sql.caseSensitive", true);
    configuration.setBoolean("spark.sql.parquet.binaryAsString", false);
    configuration.setBoolean("spark.sql.parquet.int96AsTimestamp", true);
    configuration.setBoolean("spark.sql.parquet.inferTimestampNTZ.enabled", true);
    configuration.setBoolean("spark.sql.legacy.parquet.nanosAsLong", false);
    configuration.setBoolean("spark.sql.parquet.fieldId.read.enabled", false);
    // Else a damaged page gives other values, where its writer took care that it need not.
    configuration.setBoolean(ParquetInputFormat.PAGE_VERIFY_CHECKSUM_ENABLED, true);
    InputFile input = HadoopInputFile.fromPath(path, configuration);
    try (ParquetFileReader file =
        ParquetFileReader.open(
            input,
            HadoopReadOptions.builder(configuration, path)
                .withRange(start, start + length)
                .build())) {
      requireChunksWithin(input.getLength(), file.getFooter());
      return new ParquetBatches(path, start, length, configuration, file.getFooter());
    }
  }

  /** Memory is taken for a chunk before it is read, as much as the footer says. */
  private static void requireChunksWithin(long bytes, ParquetMetadata footer) throws IOException {
    for (BlockMetaData rowGroup : footer.getBlocks()) {
      for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
        long first = chunk.getStartingPos();
        long size = chunk.getTotalSize();
        if (first < 0 || size < 0 || first > bytes - size) {
          throw new IOException(
              "column %s: %d bytes from byte %d on, in a file of %d"
                  .formatted(chunk.getPath().toDotString(), size, first, bytes));
        }
      }
    }
  }

  private FileColumn column(MessageType schema, Type field) {
    return new FileColumn(
        field.getName(), type(new MessageType(schema.getName(), field)), described(field), false);
  }

  /** Spark refuses a whole schema for one column, and Scala does not declare with what. */
  private Optional<DataType> type(MessageType one) {
    try {
      return Optional.of(
          new ParquetToSparkSchemaConverter(configuration).convert(one).fields()[0].dataType());
    } catch (Exception notReadable) {
      return Optional.empty();
    }
  }

  private static String described(Type field) {
    // What Type itself prints depends on the process's locale.
    String kind =
        field.isPrimitive() ? field.asPrimitiveType().getPrimitiveTypeName().name() : "group";
    LogicalTypeAnnotation meaning = field.getLogicalTypeAnnotation();
    return (field.getRepetition() + " " + kind).toLowerCase(Locale.ROOT)
        + " "
        + field.getName()
        + (meaning == null ? "" : " (" + meaning + ")");
  }

  @Override
  public List<FileColumn> columns() {
    return columns;
  }

  @Override
  public void begin() throws IOException {
    StructType schema = new StructType();
    for (FileColumn column : columns) {
      schema = schema.add(column.name(), column.type().orElseThrow(), true);
    }
    configuration.set("org.apache.spark.sql.parquet.row.requested_schema", schema.json());
    reader =
        new VectorizedParquetRecordReader(
            null, PROLEPTIC, UTC, PROLEPTIC, UTC, false, ROWS_AT_ONCE);
    try {
      reader.initialize(
          new FileSplit(path, start, length, new String[0]),
          new TaskAttemptContextImpl(configuration, new TaskAttemptID()),
          Scala.some(footer));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    reader.initBatch(new StructType(), InternalRow.empty());
    reader.enableReturningBatches();
  }

  @Override
  public ColumnarBatch next() throws IOException {
    return reader.nextBatch() ? reader.resultBatch() : null;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
