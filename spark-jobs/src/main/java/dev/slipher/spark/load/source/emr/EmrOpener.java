package dev.slipher.spark.load.source.emr;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Opens files of an EMR cluster, on the driver or on an executor. */
final class EmrOpener implements SplitOpener, Serializable {
  private static final long serialVersionUID = 1L;

  private final EmrCluster cluster;
  private final LoadIdentity load;

  EmrOpener(EmrCluster cluster, LoadIdentity load) {
    this.cluster = cluster;
    this.load = load;
  }

  /** What tells a file's content from what is written under the same name later. */
  static String version(FileStatus file) {
    return file.getLen() + "@" + file.getModificationTime();
  }

  /**
   * Opens the file from where its range is to be read.
   *
   * @throws SqlError if it is not the one that was listed any more, or HDFS does not give it
   */
  @Override
  public InputStream open(Split split) {
    EmrErrors errors = new EmrErrors(load);
    Path path = new Path(cluster.path(split.file()));
    try {
      FileSystem hdfs = cluster.connect();
      if (!version(hdfs.getFileStatus(path)).equals(split.version())) {
        throw errors.changed(split.file());
      }
      FSDataInputStream in = hdfs.open(path);
      in.seek(split.range().readFrom());
      return new HdfsStream(in, failure -> errors.failed(failure, cluster, split.file()));
    } catch (IOException e) {
      throw errors.failed(e, cluster, split.file());
    }
  }
}
