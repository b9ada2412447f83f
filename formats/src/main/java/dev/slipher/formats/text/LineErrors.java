package dev.slipher.formats.text;

import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.formats.record.RowError;

/** The row errors that the structure of a line can have. */
final class LineErrors {

  private LineErrors() {}

  /** grammar.row-max-4mb. */
  static RowError rowTooLarge() {
    return new RowError(LoadErrorCode.INVALID_LINE, "Row exceeds the maximum size of 4 MB", 0);
  }

  /**
   * csv.missing-newline-error, csv.nul-eor.
   *
   * @param location offset in the record of the byte that stands where a line end should
   */
  static RowError missingNewline(byte unexpected, int location) {
    return new RowError(
        LoadErrorCode.INVALID_LINE,
        "Missing newline: Unexpected character 0x%02x found at location %d"
            .formatted(unexpected & 0xff, location),
        0);
  }

  /** A quote that opens and never closes (delimited.removequotes-opening-only). */
  static RowError missingEndQuote() {
    return new RowError(LoadErrorCode.DELIMITER_NOT_FOUND, "Delimited value missing end quote", 0);
  }

  /** A quote inside a CSV field that did not begin with one. */
  static RowError invalidQuote() {
    return new RowError(LoadErrorCode.DELIMITER_NOT_FOUND, "Invalid quote formatting for CSV", 0);
  }
}
