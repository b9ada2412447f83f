package dev.slipher.formats.compression;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * All members of a gzip file, one behind the other (RFC 1952).
 *
 * <p>The JDK's own stream asks {@code available()} whether another member follows, which network
 * streams answer with 0, and so loses data in silence; this one reads on until the source ends.
 */
final class GzipStream extends InputStream {
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream source;
  private final byte[] buffer;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private int position;
  private int limit;
  private boolean inMember;
  private boolean ended;

  GzipStream(InputStream source, int bufferSize) {
    this.source = source;
    this.buffer = new byte[Math.max(bufferSize, 16)];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (inMember || startMember()) {
        int count = inflater.inflate(target, offset, length);
        if (count > 0) {
          crc.update(target, offset, count);
          return count;
        }
        if (inflater.finished()) {
          endMember();
        } else if (inflater.needsDictionary()) {
          throw new ZipException("preset dictionary");
        } else if (inflater.needsInput()) {
          if (position == limit && !fill()) {
            throw new EOFException();
          }
          inflater.setInput(buffer, position, limit - position);
          position = limit;
        }
      }
      return -1;
    } catch (DataFormatException e) {
      throw new ZipException(e.getMessage());
    }
  }

  /** Reads a member's header, or finds that none follows. */
  private boolean startMember() throws IOException {
    if (ended) {
      return false;
    }
    int first = nextOrEnd();
    // Tape archives pad with zeros; gzip ignores them too.
    while (first == 0) {
      first = nextOrEnd();
    }
    if (first < 0) {
      ended = true;
      return false;
    }
    if (first != 0x1f || next() != 0x8b) {
      throw new ZipException("no gzip member where one should start");
    }
    if (next() != 8) {
      throw new ZipException("unknown compression method");
    }
    int flags = next();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    crc.reset();
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    if (nextInt() != (int) crc.getValue()) {
      throw new ZipException("wrong check sum");
    }
    if (nextInt() != (int) inflater.getBytesWritten()) {
      throw new ZipException("wrong length");
    }
    inMember = false;
  }

  private int nextInt() throws IOException {
    return next() | next() << 8 | next() << 16 | next() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int b = next();
    while (b != 0) {
      b = next();
    }
  }

  private int next() throws IOException {
    int b = nextOrEnd();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  private int nextOrEnd() throws IOException {
    if (position == limit && !fill()) {
      return -1;
    }
    return buffer[position++] & 0xff;
  }

  private boolean fill() throws IOException {
    int count = source.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(count, 0);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    source.close();
  }
}
