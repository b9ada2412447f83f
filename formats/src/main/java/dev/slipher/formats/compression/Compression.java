package dev.slipher.formats.compression;

import java.io.IOException;
import java.io.InputStream;

/**
 * How the files of a load are compressed; one method for all of them, never guessed from a name
 * (s3.compressed-needs-keyword, s3.mixed-compression-not-possible).
 */
public enum Compression {
  NONE,
  GZIP,
  BZIP2,
  LZOP,
  ZSTD;

  /**
   * The decompressed bytes of {@code stored}; closing the result closes {@code stored}. A file
   * without any byte is a file without any line, whatever the method.
   *
   * @param bufferSize bytes of compressed input to read at a time
   * @throws CompressedDataException at once if the first bytes are not of this method, and later if
   *     the data is damaged or cut short
   */
  public InputStream open(InputStream stored, int bufferSize) throws IOException {
    if (this == NONE) {
      return stored;
    }
    return Decompression.open(this, stored, bufferSize);
  }
}
