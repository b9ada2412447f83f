package dev.slipher.spark.internals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.TypeDescription;
import org.apache.spark.memory.MemoryMode;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.orc.OrcColumnarBatchReader;
import org.apache.spark.sql.execution.datasources.orc.OrcUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** An ORC file through Spark's vectorized reader. */
public final class OrcBatches implements ColumnBatches {
  private static final int ROWS_AT_ONCE = 4096;
  private static final int NO_PARTITION_COLUMN = -1;

  private final FileSplit split;
  private final Configuration configuration;
  private final TypeDescription schema;
  private final List<FileColumn> columns;
  private OrcColumnarBatchReader reader;

  private OrcBatches(FileSplit split, Configuration configuration, TypeDescription schema) {
    this.split = split;
    this.configuration = configuration;
    this.schema = schema;
    List<FileColumn> all = new ArrayList<>();
    if (schema.getCategory() == TypeDescription.Category.STRUCT) {
      for (int i = 0; i < schema.getChildren().size(); i++) {
        all.add(column(schema.getFieldNames().get(i), schema.getChildren().get(i)));
      }
    }
    columns = List.copyOf(all);
  }

  /**
   * Reads the file's footer.
   *
   * @param start the first byte of the range whose stripes are read
   * @param length bytes of the range
   * @throws IOException if it cannot be read, or is no ORC file
   */
  public static OrcBatches open(Path path, long start, long length, Configuration configuration)
      throws IOException {
    try (Reader file =
        OrcFile.createReader(
            path,
            OrcFile.readerOptions(configuration).filesystem(path.getFileSystem(configuration)))) {
      return new OrcBatches(
          new FileSplit(path, start, length, new String[0]), configuration, file.getSchema());
    }
  }

  private static FileColumn column(String name, TypeDescription type) {
    boolean localClock = holds(type, TypeDescription.Category.TIMESTAMP);
    // The reader gives both alike.
    boolean mixed = localClock && holds(type, TypeDescription.Category.TIMESTAMP_INSTANT);
    return new FileColumn(name, mixed ? Optional.empty() : type(type), type.toString(), localClock);
  }

  private static boolean holds(TypeDescription type, TypeDescription.Category category) {
    return type.getCategory() == category
        || (type.getChildren() != null
            && type.getChildren().stream().anyMatch(child -> holds(child, category)));
  }

  /** Spark refuses a whole schema for one column, and Scala does not declare with what. */
  private static Optional<DataType> type(TypeDescription type) {
    try {
      return Optional.of(readType(type));
    } catch (Exception notReadable) {
      return Optional.empty();
    }
  }

  private static DataType readType(TypeDescription type) {
    return switch (type.getCategory()) {
      // What Spark calls a timestamp depends on the session, what its reader can read does not.
      case TIMESTAMP, TIMESTAMP_INSTANT -> DataTypes.TimestampType;
      case STRUCT -> {
        StructType struct = new StructType();
        for (int i = 0; i < type.getChildren().size(); i++) {
          struct = struct.add(type.getFieldNames().get(i), readType(type.getChildren().get(i)));
        }
        yield struct;
      }
      case LIST -> DataTypes.createArrayType(readType(type.getChildren().get(0)));
      case MAP ->
          DataTypes.createMapType(
              readType(type.getChildren().get(0)), readType(type.getChildren().get(1)));
      default -> {
        TypeDescription one = TypeDescription.createStruct().addField("c", type.clone());
        yield OrcUtils.toCatalystSchema(one).fields()[0].dataType();
      }
    };
  }

  @Override
  public List<FileColumn> columns() {
    return columns;
  }

  @Override
  public void begin() throws IOException {
    StructType fields = new StructType();
    for (FileColumn column : columns) {
      fields = fields.add(column.name(), column.type().orElseThrow(), true);
    }
    StructField[] required = fields.fields();
    int[] partitions = new int[required.length];
    Arrays.fill(partitions, NO_PARTITION_COLUMN);
    reader = new OrcColumnarBatchReader(ROWS_AT_ONCE, MemoryMode.ON_HEAP);
    reader.initialize(split, new TaskAttemptContextImpl(configuration, new TaskAttemptID()));
    reader.initBatch(
        schema,
        required,
        IntStream.range(0, required.length).toArray(),
        partitions,
        InternalRow.empty());
  }

  @Override
  public ColumnarBatch next() throws IOException {
    return reader.nextKeyValue() ? reader.getCurrentValue() : null;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
