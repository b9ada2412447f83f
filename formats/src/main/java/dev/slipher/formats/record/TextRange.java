package dev.slipher.formats.record;

/**
 * Which records of a file a reader answers, told by where they start in the text it is given. That
 * text begins at the file's first byte, or one byte before the range, which tells whether a record
 * starts there.
 */
public interface TextRange {

  /** Whether the text begins in the midst of the file, most likely in the midst of a record. */
  boolean startsInside();

  /**
   * Whether a record is of the range that starts so many bytes behind the text's first one. It is
   * asked once all bytes before are read, and answers yes for as long as the end is not in sight.
   */
  boolean holds(long offset);

  /** A number for that place in the file, the same from whichever range it is seen. */
  long position(long offset);
}
