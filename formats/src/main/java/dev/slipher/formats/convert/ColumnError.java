package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;
import java.io.Serializable;

/**
 * The first error of a row.
 *
 * @param column index into the load's target columns, or -1 where no column is to blame
 */
public record ColumnError(int column, RowError error) implements Serializable {}
