package dev.slipher.dialect;

import java.util.Locale;
import java.util.Optional;

/** The compression encodings of CREATE TABLE's ENCODE (ddl.ct.encode-list). */
public enum ColumnEncoding {
  AZ64,
  BYTEDICT,
  DELTA,
  DELTA32K,
  LZO,
  MOSTLY8,
  MOSTLY16,
  MOSTLY32,
  RAW,
  RUNLENGTH,
  TEXT255,
  TEXT32K,
  ZSTD;

  /** The encoding of this name in any case, or empty if there is none. */
  public static Optional<ColumnEncoding> named(String name) {
    for (ColumnEncoding encoding : values()) {
      if (encoding.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }
}
