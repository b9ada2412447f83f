package dev.slipher.formats.convert;

/** Reads the text of dates and timestamps in one format, or in all that are recognised. */
interface DateTimeReader {

  /**
   * Reads a range that has no white space at its ends into cleared {@code fields}.
   *
   * @return whether the whole range fits the format; the fields may still be out of range
   */
  boolean read(byte[] bytes, int start, int end, DateTimeFields fields);
}
