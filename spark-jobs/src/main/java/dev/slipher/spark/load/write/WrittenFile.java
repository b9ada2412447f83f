package dev.slipher.spark.load.write;

import java.io.Serializable;

/**
 * A data file that a slice wrote and that no commit names yet.
 *
 * @param name its name inside the table's folder
 * @param bytes its size
 * @param modifiedMillis its modification time, milliseconds since 1970
 * @param rows the rows in it
 * @param statistics Delta's statistics of it as JSON
 */
public record WrittenFile(
    int slice, String name, long bytes, long modifiedMillis, long rows, String statistics)
    implements Serializable {}
