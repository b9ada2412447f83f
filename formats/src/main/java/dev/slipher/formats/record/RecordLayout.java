package dev.slipher.formats.record;

import java.io.Serializable;

/** How the files of one format mark their records and fields; each format's package has its own. */
public interface RecordLayout extends Serializable {

  /**
   * Whether several slices may each read a range of one file, for a record's start can be found
   * from anywhere (slices.splittable, slices.split-disabled-by).
   */
  default boolean isSplittable() {
    return false;
  }
}
