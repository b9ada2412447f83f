package dev.slipher.copy;

/** How the files are compressed (guide page copy-parameters-file-compression). */
public enum Compression {
  NONE,
  GZIP,
  BZIP2,
  LZOP,
  ZSTD
}
