package dev.slipher.formats.compression;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * All frames of a Zstandard file, one behind the other.
 *
 * <p>The library's own stream takes a second frame that is cut short for the end of the file, and
 * so loses data in silence; this one knows whether it stands within a frame.
 */
final class ZstdStream extends InputStream {
  // What the format's reference decoder likes to be fed and to give: one block.
  private static final int BLOCK = 128 * 1024;

  private final InputStream source;
  private final ZstdDecompressCtx decoder = new ZstdDecompressCtx();
  private final byte[] buffer;
  private final ByteBuffer compressed;
  private final ByteBuffer decompressed = ByteBuffer.allocateDirect(BLOCK);
  private boolean inFrame;
  private boolean drained = true;

  ZstdStream(InputStream source, int bufferSize) {
    this.source = source;
    buffer = new byte[Math.min(bufferSize, BLOCK)];
    compressed = ByteBuffer.allocateDirect(buffer.length).limit(0);
    decompressed.limit(0);
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
    while (!decompressed.hasRemaining()) {
      if (drained && !compressed.hasRemaining() && !fill()) {
        if (inFrame) {
          throw new EOFException();
        }
        return -1;
      }
      decompress();
    }
    int count = Math.min(length, decompressed.remaining());
    decompressed.get(target, offset, count);
    return count;
  }

  private void decompress() throws IOException {
    decompressed.clear();
    try {
      inFrame = !decoder.decompressDirectByteBufferStream(decompressed, compressed);
    } catch (ZstdException e) {
      decompressed.limit(0);
      throw new IOException(e.getMessage(), e);
    }
    // A full buffer may mean that the decoder holds more, even if it has taken all input.
    drained = !inFrame || decompressed.hasRemaining();
    decompressed.flip();
  }

  private boolean fill() throws IOException {
    int count = source.read(buffer, 0, buffer.length);
    if (count <= 0) {
      return false;
    }
    compressed.clear().put(buffer, 0, count).flip();
    return true;
  }

  @Override
  public void close() throws IOException {
    decoder.close();
    source.close();
  }
}
