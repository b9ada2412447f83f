package dev.slipher.formats.compression;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * Chooses the decoder, checks the first bytes before it sees them, and gives all its failures one
 * type.
 */
final class Decompression extends FilterInputStream {
  private final Compression compression;
  private final SourceBytes source;

  private Decompression(Compression compression, SourceBytes source, InputStream decoder) {
    super(decoder);
    this.compression = compression;
    this.source = source;
  }

  static InputStream open(Compression compression, InputStream stored, int bufferSize)
      throws IOException {
    SourceBytes source = new SourceBytes(stored, Math.max(bufferSize, 16));
    source.mark(4);
    byte[] magic = source.readNBytes(4);
    source.reset();
    if (magic.length == 0) {
      return source;
    }
    if (!begins(compression, magic)) {
      source.close();
      throw CompressedDataException.wrongFormat(compression);
    }
    try {
      return new Decompression(compression, source, decoder(compression, source, bufferSize));
    } catch (IOException e) {
      source.close();
      throw explain(compression, source, e);
    } catch (IndexOutOfBoundsException | IllegalStateException e) {
      // The bzip2 decoder answers some damaged blocks with these.
      source.close();
      throw CompressedDataException.damaged(compression, e);
    }
  }

  private static InputStream decoder(Compression compression, SourceBytes source, int bufferSize)
      throws IOException {
    return switch (compression) {
      case NONE -> source;
      case GZIP -> new GzipStream(source, bufferSize);
      case BZIP2 -> new BZip2CompressorInputStream(source, true);
      case LZOP -> new LzopStream(source);
      case ZSTD -> new ZstdStream(source, bufferSize);
    };
  }

  private static boolean begins(Compression compression, byte[] magic) {
    return switch (compression) {
      case NONE -> true;
      case GZIP -> startsWith(magic, 0x1f, 0x8b);
      case BZIP2 -> startsWith(magic, 'B', 'Z', 'h');
      case LZOP -> startsWith(magic, 0x89, 'L', 'Z', 'O');
      case ZSTD -> startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd) || isSkippableFrame(magic);
    };
  }

  /** Zstandard's frames of application data carry one of sixteen magic numbers. */
  private static boolean isSkippableFrame(byte[] magic) {
    return magic.length == 4
        && (magic[0] & 0xf0) == 0x50
        && magic[1] == 0x2a
        && magic[2] == 0x4d
        && magic[3] == 0x18;
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i == bytes.length || (bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return in.read(target, offset, length);
    } catch (IOException e) {
      throw explain(compression, source, e);
    } catch (IndexOutOfBoundsException | IllegalStateException e) {
      throw CompressedDataException.damaged(compression, e);
    }
  }

  /** What the source itself failed with is passed on as it is; the rest is the data's fault. */
  private static IOException explain(
      Compression compression, SourceBytes source, IOException failure) {
    if (failure instanceof CompressedDataException || source.failed()) {
      return failure;
    }
    if (failure instanceof EOFException || source.ended()) {
      return CompressedDataException.truncated(compression, failure);
    }
    return CompressedDataException.damaged(compression, failure);
  }

  /** The stored bytes, buffered; remembers how they ended. */
  private static final class SourceBytes extends BufferedInputStream {
    private boolean ended;
    private boolean failed;

    SourceBytes(InputStream stored, int bufferSize) {
      super(stored, bufferSize);
    }

    @Override
    public synchronized int read() throws IOException {
      try {
        return note(super.read());
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
      try {
        return note(super.read(target, offset, length));
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }

    private int note(int result) {
      ended |= result < 0;
      return result;
    }

    boolean ended() {
      return ended;
    }

    boolean failed() {
      return failed;
    }
  }
}
