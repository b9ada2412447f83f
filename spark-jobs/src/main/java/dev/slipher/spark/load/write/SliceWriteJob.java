package dev.slipher.spark.load.write;

import dev.slipher.spark.internals.ParquetFiles;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;

/** The job that writes a load: each partition one slice, each slice one file. */
public final class SliceWriteJob {
  private SliceWriteJob() {}

  /** Runs the job and returns what it wrote; failing or cancelled, it throws what Spark throws. */
  public static List<WrittenFile> run(
      JavaRDD<InternalRow> rows, ParquetFiles parquet, LoadFiles files) {
    return rows.mapPartitionsWithIndex(new WriteSlice(parquet, files), false).collect();
  }

  /** Runs the job without writing (NOLOAD). */
  public static void runWithoutWriting(JavaRDD<InternalRow> rows) {
    rows.foreachPartition(
        slice -> {
          while (slice.hasNext()) {
            slice.next();
          }
        });
  }

  private record WriteSlice(ParquetFiles parquet, LoadFiles files)
      implements Function2<Integer, Iterator<InternalRow>, Iterator<WrittenFile>> {

    @Override
    public Iterator<WrittenFile> call(Integer slice, Iterator<InternalRow> rows)
        throws IOException {
      long attempt = TaskContext.get().taskAttemptId();
      Optional<WrittenFile> written =
          new SliceFileWriter(parquet, files.file(slice, attempt, parquet.extension()), slice)
              .write(rows);
      return written.stream().iterator();
    }
  }
}
