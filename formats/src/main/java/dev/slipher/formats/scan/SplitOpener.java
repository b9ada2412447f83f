package dev.slipher.formats.scan;

import java.io.IOException;
import java.io.InputStream;

/** Opens the bytes of a split as its source stores them, not yet decompressed. */
@FunctionalInterface
public interface SplitOpener {

  /**
   * A new stream from the byte where the split's range is to be read from ({@link
   * dev.slipher.formats.record.ByteRange#readFrom}) to the file's end, or as far as it is read; the
   * caller closes it. It need not be buffered: it is read in large pieces.
   *
   * @throws SkippedSplitException if there is nothing to read, and the load does without it
   * @throws IOException if the split cannot be read, or is no longer what {@link Split#size} and
   *     {@link Split#version} say
   */
  InputStream open(Split split) throws IOException;
}
