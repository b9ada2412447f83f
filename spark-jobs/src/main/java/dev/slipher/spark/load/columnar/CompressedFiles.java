package dev.slipher.spark.load.columnar;

import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import org.xerial.snappy.SnappyFramedInputStream;

/**
 * Columnar files that were compressed as a whole, which their names say (columnar.extensions). Such
 * a name alone proves nothing: some writers put the codec of the columns there.
 */
final class CompressedFiles {
  private static final int BUFFER = 256 * 1024;
  private static final int MAGIC = 10;

  private CompressedFiles() {}

  /** How the file is compressed. */
  private enum Codec {
    GZIP(".gz", 0x1f, 0x8b),
    BZIP2(".bz2", 'B', 'Z', 'h'),
    SNAPPY(".snappy", 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y');

    private final String extension;
    private final byte[] magic;

    Codec(String extension, int... magic) {
      this.extension = extension;
      this.magic = new byte[magic.length];
      for (int i = 0; i < magic.length; i++) {
        this.magic[i] = (byte) magic[i];
      }
    }

    InputStream open(InputStream in) throws IOException {
      return switch (this) {
        case GZIP -> Compression.GZIP.open(in, BUFFER);
        case BZIP2 -> Compression.BZIP2.open(in, BUFFER);
        case SNAPPY -> new SnappyFramedInputStream(in);
      };
    }
  }

  /**
   * The file's content on local disk, to be deleted when it is read; null if it is not compressed
   * as a whole.
   */
  static Path unpack(Split split, SplitOpener opener) throws IOException {
    String name = split.file().toLowerCase(Locale.ROOT);
    for (Codec codec : Codec.values()) {
      if (name.endsWith(codec.extension) && begins(split, opener, codec.magic)) {
        return unpack(split, opener, codec);
      }
    }
    return null;
  }

  private static boolean begins(Split split, SplitOpener opener, byte[] magic) throws IOException {
    try (InputStream in = opener.open(split.part(ByteRange.readFrom(0, MAGIC)))) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    }
  }

  private static Path unpack(Split split, SplitOpener opener, Codec codec) throws IOException {
    Path unpacked = Files.createTempFile("slipher-load", ".unpacked");
    try (InputStream in = codec.open(opener.open(split.part(ByteRange.WHOLE)))) {
      Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
      return unpacked;
    } catch (IOException | RuntimeException e) {
      Files.delete(unpacked);
      throw e;
    }
  }
}
