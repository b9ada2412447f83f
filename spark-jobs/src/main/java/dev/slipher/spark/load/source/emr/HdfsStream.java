package dev.slipher.spark.load.source.emr;

import dev.slipher.dialect.SqlError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** A file of HDFS; what goes wrong with it is an error of the source, not of the file's content. */
final class HdfsStream extends FilterInputStream {
  private final Function<IOException, SqlError> told;

  HdfsStream(InputStream in, Function<IOException, SqlError> told) {
    super(in);
    this.told = told;
  }

  @Override
  public int read() {
    try {
      return in.read();
    } catch (IOException e) {
      throw told.apply(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException e) {
      throw told.apply(e);
    }
  }
}
