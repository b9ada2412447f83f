package dev.slipher.formats.encoding;

import java.io.IOException;
import java.io.InputStream;

/** The UTF-8 of a file in another encoding, made piece by piece without a String. */
abstract sealed class TranscodingStream extends InputStream permits Utf16Stream, Latin1Stream {
  // A character waits for its second half with at most three bytes.
  private static final int LEAST_BUFFER = 8;
  private static final int MOST_BUFFER = 64 * 1024;

  private final InputStream in;
  private final byte[] source;
  private int position;
  private int limit;
  private boolean exhausted;

  /** What {@link #encode} writes into; no byte of the source becomes more than two. */
  final byte[] utf8;

  /** Where {@link #encode} writes next. */
  int end;

  private int start;

  TranscodingStream(InputStream in, int bufferSize) {
    this.in = in;
    source = new byte[Math.min(Math.max(bufferSize, LEAST_BUFFER), MOST_BUFFER)];
    utf8 = new byte[source.length * 2];
  }

  /**
   * Writes the characters of a range of the source.
   *
   * @param last whether nothing follows the range; all of it must be written then
   * @return where the first character starts that goes on behind the range
   */
  abstract int encode(byte[] source, int from, int to, boolean last);

  @Override
  public final int read() throws IOException {
    return hasMore() ? utf8[start++] & 0xff : -1;
  }

  @Override
  public final int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, end - start);
    System.arraycopy(utf8, start, target, offset, count);
    start += count;
    return count;
  }

  private boolean hasMore() throws IOException {
    while (start == end) {
      if (exhausted) {
        return false;
      }
      int kept = limit - position;
      System.arraycopy(source, position, source, 0, kept);
      int count = in.read(source, kept, source.length - kept);
      exhausted = count < 0;
      limit = kept + Math.max(count, 0);
      start = 0;
      end = 0;
      position = encode(source, 0, limit, exhausted);
    }
    return true;
  }

  @Override
  public final void close() throws IOException {
    in.close();
  }
}
