package dev.slipher.formats.report;

import dev.slipher.formats.record.ByteRange;
import java.io.Serializable;
import java.util.Objects;

/**
 * A file, or the byte range of it, that a slice read in one go.
 *
 * @param file the full URL
 */
public record FilePart(String file, ByteRange range) implements Serializable {
  public FilePart {
    Objects.requireNonNull(file);
    Objects.requireNonNull(range);
  }

  /** All of a file. */
  public static FilePart whole(String file) {
    return new FilePart(file, ByteRange.WHOLE);
  }

  /** Whether it is a range: {@code is_partial} in the system tables. */
  public boolean isPartial() {
    return range.isPartial();
  }
}
