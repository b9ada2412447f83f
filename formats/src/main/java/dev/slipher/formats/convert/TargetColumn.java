package dev.slipher.formats.convert;

import dev.slipher.formats.type.RedshiftType;
import java.io.Serializable;
import java.util.Objects;

/**
 * A column that a field of the input is loaded into.
 *
 * @param ordinal the zero-based place in the target row
 * @param identity whether the values of an IDENTITY column are loaded here (EXPLICIT_IDS)
 */
public record TargetColumn(
    String name, RedshiftType type, boolean nullable, int ordinal, boolean identity)
    implements Serializable {
  public TargetColumn {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal " + ordinal + " of column " + name);
    }
  }

  /** A column whose values the table does not make by itself. */
  public TargetColumn(String name, RedshiftType type, boolean nullable, int ordinal) {
    this(name, type, nullable, ordinal, false);
  }
}
