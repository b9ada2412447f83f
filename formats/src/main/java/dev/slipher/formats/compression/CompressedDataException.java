package dev.slipher.formats.compression;

import java.io.IOException;

/** Compressed data that cannot be read: not of the method, damaged or cut short. */
public final class CompressedDataException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the data. */
  public enum Problem {
    /** The file does not begin as the method's files do. */
    WRONG_FORMAT,
    /** The file ends before its compressed data does. */
    TRUNCATED,
    /** A check sum or the structure is wrong. */
    DAMAGED,
    /** The data is whole, as far as can be told, and made in a way that COPY does not read. */
    NOT_SUPPORTED
  }

  private final Compression compression;
  private final Problem problem;

  private CompressedDataException(
      Compression compression, Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.compression = compression;
    this.problem = problem;
  }

  static CompressedDataException wrongFormat(Compression compression) {
    return new CompressedDataException(
        compression, Problem.WRONG_FORMAT, "not in " + compression + " format", null);
  }

  static CompressedDataException truncated(Compression compression, Throwable cause) {
    return new CompressedDataException(
        compression, Problem.TRUNCATED, "unexpected end of " + compression + " data", cause);
  }

  static CompressedDataException damaged(Compression compression, Throwable cause) {
    return new CompressedDataException(
        compression,
        Problem.DAMAGED,
        "damaged " + compression + " data: " + cause.getMessage(),
        cause);
  }

  static CompressedDataException notSupported(Compression compression, String what) {
    return new CompressedDataException(
        compression,
        Problem.NOT_SUPPORTED,
        compression + " data with " + what + " is not supported",
        null);
  }

  public Compression compression() {
    return compression;
  }

  public Problem problem() {
    return problem;
  }
}
