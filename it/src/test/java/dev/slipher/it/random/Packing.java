package dev.slipher.it.random;

import com.github.luben.zstd.ZstdOutputStream;
import io.airlift.compress.lzo.LzopHadoopStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** How the files of a load are packed. */
enum Packing {
  NONE("") {
    @Override
    OutputStream into(OutputStream target) {
      return target;
    }
  },
  GZIP(" gzip") {
    @Override
    OutputStream into(OutputStream target) throws IOException {
      return new GZIPOutputStream(target);
    }
  },
  BZIP2(" bzip2") {
    @Override
    OutputStream into(OutputStream target) throws IOException {
      return new BZip2CompressorOutputStream(target);
    }
  },
  LZOP(" lzop") {
    @Override
    OutputStream into(OutputStream target) throws IOException {
      return new LzopHadoopStreams().createOutputStream(target);
    }
  },
  ZSTD(" zstd") {
    @Override
    OutputStream into(OutputStream target) throws IOException {
      return new ZstdOutputStream(target);
    }
  };

  private final String clause;

  Packing(String clause) {
    this.clause = clause;
  }

  String clause() {
    return clause;
  }

  abstract OutputStream into(OutputStream target) throws IOException;

  byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = into(packed)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
