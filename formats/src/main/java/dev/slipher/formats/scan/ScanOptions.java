package dev.slipher.formats.scan;

import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.encoding.TextEncoding;
import dev.slipher.formats.record.RecordLayout;
import dev.slipher.formats.text.TextLayout;
import java.io.Serializable;
import java.util.Objects;

/**
 * How the files of one COPY are read; the same for all slices.
 *
 * @param headerLines IGNOREHEADER's number, for each file; 0 without it
 * @param ignoreBlankLines whether IGNOREBLANKLINES is on
 * @param bufferSize bytes that a reader holds before a long record makes it grow; results do not
 *     depend on it
 */
public record ScanOptions(
    RecordLayout layout,
    ConversionOptions conversion,
    Compression compression,
    TextEncoding encoding,
    long headerLines,
    boolean ignoreBlankLines,
    int bufferSize)
    implements Serializable {

  /** A size that keeps system calls rare and the processor's cache warm. */
  public static final int DEFAULT_BUFFER_SIZE = 256 * 1024;

  public ScanOptions {
    Objects.requireNonNull(layout);
    Objects.requireNonNull(conversion);
    Objects.requireNonNull(compression);
    Objects.requireNonNull(encoding);
    if (headerLines < 0) {
      throw new IllegalArgumentException("header lines: " + headerLines);
    }
    if (bufferSize < 1) {
      throw new IllegalArgumentException("buffer size: " + bufferSize);
    }
    boolean escapes = layout instanceof TextLayout.Delimited delimited && delimited.escape();
    if (escapes != conversion.escape()) {
      throw new IllegalArgumentException("layout and conversion disagree about ESCAPE");
    }
    if (layout instanceof TextLayout.FixedWidth && encoding != TextEncoding.UTF8) {
      throw new IllegalArgumentException("fixed width in " + encoding);
    }
  }

  /** Options for UTF-8 with the default buffer size. */
  public static ScanOptions of(
      RecordLayout layout,
      ConversionOptions conversion,
      Compression compression,
      long headerLines,
      boolean ignoreBlankLines) {
    return new ScanOptions(
        layout,
        conversion,
        compression,
        TextEncoding.UTF8,
        headerLines,
        ignoreBlankLines,
        DEFAULT_BUFFER_SIZE);
  }

  /** The same options for files in another encoding. */
  public ScanOptions withEncoding(TextEncoding other) {
    return new ScanOptions(
        layout, conversion, compression, other, headerLines, ignoreBlankLines, bufferSize);
  }

  /** The same options with another buffer size. */
  public ScanOptions withBufferSize(int size) {
    return new ScanOptions(
        layout, conversion, compression, encoding, headerLines, ignoreBlankLines, size);
  }

  /** The same options for files of another layout. */
  public ScanOptions withLayout(RecordLayout other) {
    return new ScanOptions(
        other, conversion, compression, encoding, headerLines, ignoreBlankLines, bufferSize);
  }

  /** Whether several slices may read one file (slices.splittable). */
  public boolean isSplittable() {
    boolean splits =
        compression == Compression.NONE
            || (compression == Compression.BZIP2 && layout instanceof TextLayout);
    return splits && layout.isSplittable() && encoding == TextEncoding.UTF8;
  }

  /**
   * Whether a NUL byte is data, as the guide says for NULL AS; without that clause it ends the
   * record, as the guide says for ESCAPE and clusters report for the rest (conv.nul.kept,
   * conv.nul.eor, conv.nul.fail-without-null-as).
   */
  boolean nulIsData() {
    return conversion.nullAsGiven();
  }
}
