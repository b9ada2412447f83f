package dev.slipher.spark.load.columnar;

import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSInputStream;

/** One object to read and to seek in: a request for each place that is sought. */
final class PinnedInput extends FSInputStream {
  /** Bytes that a request asks for; columns lie in chunks of about that size. */
  private static final long REQUEST = 4 << 20;

  /** Forward seeks up to this read on, which is cheaper than another request. */
  private static final long SHORT_SEEK = 64 << 10;

  private final Split split;
  private final SplitOpener opener;
  private final AtomicLong transferred;
  private long position;
  private InputStream in;
  private long inPosition;
  private long inEnd;
  private boolean closed;

  PinnedInput(Split split, SplitOpener opener, AtomicLong transferred) {
    this.split = split;
    this.opener = opener;
    this.transferred = transferred;
  }

  @Override
  public void seek(long target) throws IOException {
    if (target < 0 || target > split.size()) {
      throw new EOFException("cannot seek to " + target + " of " + split.size() + " bytes");
    }
    position = target;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public boolean seekToNewSource(long target) {
    return false;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (closed) {
      throw new IOException("closed");
    }
    if (length == 0) {
      return 0;
    }
    if (position >= split.size()) {
      return -1;
    }
    open();
    int count = in.read(target, offset, length);
    if (count < 0) {
      throw new EOFException(split.file() + " ends at byte " + inPosition);
    }
    position += count;
    inPosition += count;
    transferred.addAndGet(count);
    return count;
  }

  private void open() throws IOException {
    long ahead = position - inPosition;
    if (in != null && ahead > 0 && ahead <= SHORT_SEEK) {
      in.skipNBytes(ahead);
      transferred.addAndGet(ahead);
      inPosition = position;
    }
    if (in != null && (inPosition != position || inPosition >= inEnd)) {
      in.close();
      in = null;
    }
    if (in == null) {
      in = opener.open(split.part(ByteRange.readFrom(position, REQUEST)));
      inPosition = position;
      inEnd = position + REQUEST;
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (in != null) {
      in.close();
      in = null;
    }
  }
}
