package dev.slipher.sandbox.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A range of a file's bytes. */
final class ObjectStream extends InputStream {
  private static final int CHUNK = 128 * 1024;

  private final FileChannel channel;
  private final long end;
  private long position;
  private final byte[] chunk;
  private int next;
  private int filled;

  /** Takes over the channel and reads {@code length} bytes of it from {@code start} on. */
  ObjectStream(FileChannel channel, long start, long length) {
    this.channel = channel;
    this.position = start;
    this.end = start + length;
    this.chunk = new byte[(int) Math.min(CHUNK, Math.max(1, length))];
  }

  @Override
  public int read() throws IOException {
    return next < filled || fill() ? chunk[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == filled && !fill()) {
      return -1;
    }
    int count = Math.min(length, filled - next);
    System.arraycopy(chunk, next, target, offset, count);
    next += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (position >= end) {
      return false;
    }
    int want = (int) Math.min(chunk.length, end - position);
    int count = channel.read(ByteBuffer.wrap(chunk, 0, want), position);
    if (count < 0) {
      // Cut short while it was read; the client sees fewer bytes than announced.
      return false;
    }
    position += count;
    next = 0;
    filled = count;
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
