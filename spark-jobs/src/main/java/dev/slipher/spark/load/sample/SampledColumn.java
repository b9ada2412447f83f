package dev.slipher.spark.load.sample;

import dev.slipher.formats.type.RedshiftType;
import java.io.Serializable;

/**
 * A column whose encoding is to be chosen.
 *
 * @param ordinal its place in the table
 */
public record SampledColumn(int ordinal, RedshiftType type) implements Serializable {}
