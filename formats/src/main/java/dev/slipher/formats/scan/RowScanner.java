package dev.slipher.formats.scan;

import dev.slipher.formats.report.SliceReport;
import java.io.Closeable;
import java.io.IOException;

/** Reads all that a slice has to read into a sink, row by row, whatever its format. */
public interface RowScanner extends Closeable {

  /**
   * Advances to the next good row.
   *
   * @return true when the sink holds a row; false when everything is read or the reject limit is
   *     reached
   * @throws IOException if a file cannot be read
   */
  boolean next() throws IOException;

  /** How far the slice has come. */
  ScanProgress progress();

  /** What the slice has to tell so far; complete once {@link #next} has answered false. */
  SliceReport report();
}
