package dev.slipher.it.script;

import com.github.luben.zstd.ZstdOutputStream;
import io.airlift.compress.lzo.LzopHadoopStreams;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** How the body of an object is packed. */
public enum Compression {
  NONE,
  GZIP,
  BZIP2,
  LZOP,
  ZSTD;

  /** A stream that packs into {@code target}; closing it ends the member and leaves target open. */
  OutputStream pack(OutputStream target) throws IOException {
    OutputStream open =
        new FilterOutputStream(target) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
          }

          @Override
          public void close() throws IOException {
            flush();
          }
        };
    return switch (this) {
      case NONE -> open;
      case GZIP -> new GZIPOutputStream(open);
      case BZIP2 -> new BZip2CompressorOutputStream(open);
      case LZOP -> new LzopHadoopStreams().createOutputStream(open);
      case ZSTD -> new ZstdOutputStream(open);
    };
  }
}
