package dev.slipher.spark.load.source.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The first words of a command's standard error, which tell why it failed. */
final class ErrorOutput extends OutputStream {
  private static final int MOST_BYTES = 400;

  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private final Runnable closed;

  /**
   * Begins empty.
   *
   * @param closed runs when the command's channel is closed, its exit status known
   */
  ErrorOutput(Runnable closed) {
    this.closed = closed;
  }

  @Override
  public synchronized void write(int b) {
    if (first.size() < MOST_BYTES) {
      first.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    first.write(bytes, offset, Math.min(length, MOST_BYTES - first.size()));
  }

  @Override
  public void close() {
    closed.run();
  }

  /** In one line. */
  synchronized String text() {
    return first.toString(StandardCharsets.UTF_8).strip().replaceAll("\\p{Cntrl}+", " ");
  }
}
