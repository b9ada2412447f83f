package dev.slipher.spark.internals;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CompressionInputStream;
import org.apache.hadoop.io.compress.Decompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.codec.Lz4RawCodec;
import org.apache.parquet.hadoop.codec.NonBlockedDecompressorStream;
import org.apache.parquet.hadoop.codec.SnappyCodec;

/**
 * Parquet's own codecs, but for one thing: where a page holds less than its header says, theirs
 * answer no bytes for ever, and whoever reads the page never ends.
 */
final class EndingCodecs extends CodecFactory {
  private static final int BUFFER = 4 * 1024;

  private EndingCodecs() {
    super(new Configuration(false), 0);
  }

  /** Has them used in this process; Parquet takes codecs from nowhere else. */
  static void install() {
    Configuration configuration = new Configuration(false);
    Snappy snappy = new Snappy();
    snappy.setConf(configuration);
    CODEC_BY_NAME.put(SnappyCodec.class.getName(), snappy);
    Lz4Raw lz4 = new Lz4Raw();
    lz4.setConf(configuration);
    CODEC_BY_NAME.put(Lz4RawCodec.class.getName(), lz4);
  }

  private static final class Snappy extends SnappyCodec {
    @Override
    public CompressionInputStream createInputStream(InputStream in, Decompressor decompressor)
        throws IOException {
      return new EndingStream(in, decompressor);
    }
  }

  private static final class Lz4Raw extends Lz4RawCodec {
    @Override
    public CompressionInputStream createInputStream(InputStream in, Decompressor decompressor)
        throws IOException {
      return new EndingStream(in, decompressor);
    }
  }

  private static final class EndingStream extends NonBlockedDecompressorStream {
    EndingStream(InputStream in, Decompressor decompressor) throws IOException {
      super(in, decompressor, BUFFER);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      if (count == 0 && length > 0) {
        throw new EOFException("a page holds less than its header says");
      }
      return count;
    }
  }
}
