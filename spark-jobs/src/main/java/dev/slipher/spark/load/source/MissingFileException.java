package dev.slipher.spark.load.source;

import dev.slipher.formats.record.LoadErrorCode;
import java.io.IOException;

/** A file that a load must not do without is not there; {@code stl_load_errors} tells of it. */
public final class MissingFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final LoadErrorCode code;

  /**
   * Says which file is missing.
   *
   * @param file the full URL
   */
  public MissingFileException(String file, LoadErrorCode code, String message) {
    super(message);
    this.file = file;
    this.code = code;
  }

  /** The full URL. */
  public String file() {
    return file;
  }

  /** What the load error is called. */
  public LoadErrorCode code() {
    return code;
  }
}
