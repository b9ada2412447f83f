package dev.slipher.formats.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that pass, and tells after each piece. */
final class CountingStream extends FilterInputStream {
  private final Runnable afterRead;
  private long count;

  CountingStream(InputStream in, Runnable afterRead) {
    super(in);
    this.afterRead = afterRead;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    counted(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = in.read(target, offset, length);
    counted(Math.max(got, 0));
    return got;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = in.skip(wanted);
    counted(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(long bytes) {
    count += bytes;
    afterRead.run();
  }

  long count() {
    return count;
  }
}
