package dev.slipher.spark.internals;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** Spark's own Parquet writer, prepared on the driver and opened in a task. */
public final class ParquetFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final OutputWriterFactory factory;
  private final SerializableConfiguration configuration;
  private final StructType schema;

  private ParquetFiles(
      OutputWriterFactory factory, SerializableConfiguration configuration, StructType schema) {
    this.factory = factory;
    this.configuration = configuration;
    this.schema = schema;
  }

  /** Prepares files of rows of {@code schema}, with the session's Parquet settings. */
  public static ParquetFiles prepare(SparkSession session, StructType schema) {
    try {
      Configuration hadoop = session.sessionState().newHadoopConf();
      Job job = Job.getInstance(hadoop);
      OutputWriterFactory factory =
          new ParquetFileFormat().prepareWrite(session, job, Scala.map(Map.of()), schema);
      Configuration prepared = job.getConfiguration();
      prepared.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
      return new ParquetFiles(factory, new SerializableConfiguration(prepared), schema);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Opens a new file; the caller closes it, or aborts by closing and deleting. */
  public OutputWriter open(Path path) {
    return SQLConf.withExistingConf(
        asTheyAre(), Scala.supplier(() -> factory.newInstance(path.toString(), schema, context())));
  }

  /** Days before 1582 are written as they are; the writer asks its thread's settings for that. */
  private static SQLConf asTheyAre() {
    SQLConf settings = new SQLConf();
    settings.setConfString(SQLConf.PARQUET_REBASE_MODE_IN_WRITE().key(), "CORRECTED");
    return settings;
  }

  /** What ends every file's name: codec and format. */
  public String extension() {
    return factory.getFileExtension(context());
  }

  public Configuration configuration() {
    return configuration.value();
  }

  public StructType schema() {
    return schema;
  }

  private TaskAttemptContext context() {
    return new TaskAttemptContextImpl(
        configuration.value(), new TaskAttemptID("slipher", 0, TaskType.MAP, 0, 0));
  }
}
