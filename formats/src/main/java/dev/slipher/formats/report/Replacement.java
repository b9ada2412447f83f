package dev.slipher.formats.report;

import java.io.Serializable;

/**
 * A row in which ACCEPTINVCHARS replaced invalid bytes.
 *
 * @param part the file, or the range of it
 * @param lineNumber as in {@link Reject}
 * @param column index into the target columns of the first column that needed it
 * @param rawLine shaped as in {@link Reject}
 */
public record Replacement(FilePart part, long lineNumber, int column, String rawLine)
    implements Serializable {

  /** The full URL. */
  public String file() {
    return part.file();
  }

  Replacement onLine(long number) {
    return new Replacement(part, number, column, rawLine);
  }
}
