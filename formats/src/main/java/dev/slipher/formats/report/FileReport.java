package dev.slipher.formats.report;

import java.io.Serializable;

/**
 * What a slice read of one file.
 *
 * @param file the full URL
 * @param bytesTransferred bytes that came from the source, compressed if the file is
 * @param bytesScanned bytes after decompression
 * @param lines physical lines read
 * @param rows rows handed on
 * @param errors records rejected
 * @param startedMicros wall clock in microseconds since 1970
 * @param elapsedMicros microseconds from open to close
 */
public record FileReport(
    String file,
    long bytesTransferred,
    long bytesScanned,
    long lines,
    long rows,
    long errors,
    long startedMicros,
    long elapsedMicros)
    implements Serializable {}
