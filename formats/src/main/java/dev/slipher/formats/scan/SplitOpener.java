package dev.slipher.formats.scan;

import java.io.IOException;
import java.io.InputStream;

/** Opens the bytes of a split as its source stores them, not yet decompressed. */
@FunctionalInterface
public interface SplitOpener {

  /**
   * A new stream from the split's first byte; the caller closes it. It need not be buffered: it is
   * read in large pieces.
   *
   * @throws IOException if the split cannot be read, or is no longer what {@link Split#size} and
   *     {@link Split#version} say
   */
  InputStream open(Split split) throws IOException;
}
