package dev.slipher.formats.report;

import java.io.Serializable;

/**
 * What a slice read of one file.
 *
 * @param part the file, or the range of it
 * @param bytesTransferred bytes that came from the source, compressed if the file is
 * @param bytesScanned bytes after decompression
 * @param lines physical lines read
 * @param rows rows handed on
 * @param errors records rejected
 * @param startedMicros wall clock in microseconds since 1970
 * @param elapsedMicros microseconds from open to close
 * @param records where the records lie that a range holds; {@link RecordSpan#NONE} for a whole file
 */
public record FileReport(
    FilePart part,
    long bytesTransferred,
    long bytesScanned,
    long lines,
    long rows,
    long errors,
    long startedMicros,
    long elapsedMicros,
    RecordSpan records)
    implements Serializable {

  /** The full URL. */
  public String file() {
    return part.file();
  }
}
