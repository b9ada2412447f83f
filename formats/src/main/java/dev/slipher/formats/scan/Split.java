package dev.slipher.formats.scan;

import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.report.FilePart;
import java.io.Serializable;
import java.util.Objects;

/**
 * What a slice reads in one go: a file, or a range of it, pinned to what it was when it was listed.
 *
 * @param file the full URL, as error tables show it
 * @param size bytes of the whole file as stored, so compressed if it is; -1 where the source cannot
 *     tell
 * @param version what tells this content from later content under the same URL, such as S3's ETag;
 *     empty where the source has none
 * @param range which of the file's records are read
 */
public record Split(String file, long size, String version, ByteRange range)
    implements Serializable {
  public Split {
    Objects.requireNonNull(file);
    Objects.requireNonNull(version);
    Objects.requireNonNull(range);
  }

  /** A whole file of one version. */
  public Split(String file, long size, String version) {
    this(file, size, version, ByteRange.WHOLE);
  }

  /** A file of known size whose source has no versions. */
  public static Split of(String file, long size) {
    return new Split(file, size, "");
  }

  /** A range of the same file. */
  public Split part(ByteRange part) {
    return new Split(file, size, version, part);
  }

  /** What reports call it. */
  public FilePart filePart() {
    return new FilePart(file, range);
  }
}
