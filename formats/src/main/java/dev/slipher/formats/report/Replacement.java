package dev.slipher.formats.report;

import java.io.Serializable;

/**
 * A row in which ACCEPTINVCHARS replaced invalid bytes.
 *
 * @param column index into the target columns of the first column that needed it
 * @param rawLine shaped as in {@link Reject}
 */
public record Replacement(String file, long lineNumber, int column, String rawLine)
    implements Serializable {}
