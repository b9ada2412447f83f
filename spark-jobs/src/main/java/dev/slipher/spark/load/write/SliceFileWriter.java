package dev.slipher.spark.load.write;

import dev.slipher.spark.internals.ParquetFiles;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;

/** Writes the rows of one slice into one file, in a task; leaves no file behind when it fails. */
final class SliceFileWriter {
  private final ParquetFiles files;
  private final Path path;
  private final int slice;

  SliceFileWriter(ParquetFiles files, Path path, int slice) {
    this.files = files;
    this.path = path;
    this.slice = slice;
  }

  /** Writes all rows; no rows, no file. */
  Optional<WrittenFile> write(Iterator<InternalRow> rows) throws IOException {
    if (!rows.hasNext()) {
      return Optional.empty();
    }
    boolean complete = false;
    OutputWriter writer = files.open(path);
    try {
      try {
        while (rows.hasNext()) {
          writer.write(rows.next());
        }
      } finally {
        writer.close();
      }
      WrittenFile written = describe();
      complete = true;
      return Optional.of(written);
    } finally {
      if (!complete) {
        fileSystem().delete(path, false);
      }
    }
  }

  private WrittenFile describe() throws IOException {
    FileStatus status = fileSystem().getFileStatus(path);
    FileStatistics statistics = FileStatistics.ofFile(path, files.schema(), files.configuration());
    return new WrittenFile(
        slice,
        path.getName(),
        status.getLen(),
        status.getModificationTime(),
        statistics.rows(),
        statistics.json());
  }

  private FileSystem fileSystem() throws IOException {
    return path.getFileSystem(files.configuration());
  }
}
