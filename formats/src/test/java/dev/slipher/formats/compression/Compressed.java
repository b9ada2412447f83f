package dev.slipher.formats.compression;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.airlift.compress.lzo.LzopHadoopStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Compresses as the tools do that made a user's files. */
public final class Compressed {

  private Compressed() {}

  /** One member, stream or frame for each part, one behind the other. */
  public static byte[] with(Compression compression, byte[]... parts) {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      try (OutputStream out = encoder(compression, stored)) {
        out.write(part);
      } catch (IOException e) {
        throw new AssertionError("memory does not fail", e);
      }
    }
    return stored.toByteArray();
  }

  private static OutputStream encoder(Compression compression, OutputStream stored)
      throws IOException {
    return switch (compression) {
      case NONE -> stored;
      case GZIP -> new GZIPOutputStream(stored);
      case BZIP2 -> new BZip2CompressorOutputStream(stored, 1);
      case LZOP -> new LzopHadoopStreams().createOutputStream(stored);
      case ZSTD -> new ZstdOutputStreamNoFinalizer(stored);
    };
  }
}
