package dev.slipher.formats.scan;

import java.io.Serializable;
import java.util.Objects;

/**
 * What a slice reads in one go: a whole file, pinned to what it was when it was listed.
 *
 * @param file the full URL, as error tables show it
 * @param size bytes as stored, so compressed if the file is; -1 where the source cannot tell
 * @param version what tells this content from later content under the same URL, such as S3's ETag;
 *     empty where the source has none
 */
public record Split(String file, long size, String version) implements Serializable {
  public Split {
    Objects.requireNonNull(file);
    Objects.requireNonNull(version);
  }

  /** A file of known size whose source has no versions. */
  public static Split of(String file, long size) {
    return new Split(file, size, "");
  }
}
