package dev.slipher.formats.scan;

import dev.slipher.formats.record.ByteRange;
import java.util.ArrayList;
import java.util.List;

/**
 * How large files are cut into ranges, so that several slices read one.
 *
 * @param threshold bytes from which on a file is cut
 * @param rangeSize bytes of a range; every range starts at a multiple of it
 */
public record FileCut(long threshold, long rangeSize) {

  /** Redshift's figures (slices.split-threshold, slices.split-64mb-ranges). */
  public static final FileCut REDSHIFT = new FileCut(128L << 20, 64L << 20);

  /** Files stay whole. */
  public static final FileCut NONE = new FileCut(Long.MAX_VALUE, Long.MAX_VALUE - 1);

  public FileCut {
    if (rangeSize < 1 || threshold <= rangeSize) {
      throw new IllegalArgumentException(
          "cut from %d bytes on into %d bytes".formatted(threshold, rangeSize));
    }
  }

  /** The ranges of a whole file that {@link ScanOptions#isSplittable} lets one cut. */
  public List<Split> cut(Split whole) {
    if (whole.size() < threshold) {
      return List.of(whole);
    }
    List<Split> parts = new ArrayList<>();
    for (long start = 0; start < whole.size(); start += rangeSize) {
      parts.add(whole.part(new ByteRange(start, Math.min(start + rangeSize, whole.size()))));
    }
    return parts;
  }
}
