package dev.slipher.formats.convert;

import dev.slipher.formats.type.RedshiftType;
import java.io.Serializable;
import java.util.Objects;

/**
 * A column that a field of the input is loaded into.
 *
 * @param ordinal the zero-based place in the target row
 */
public record TargetColumn(String name, RedshiftType type, boolean nullable, int ordinal)
    implements Serializable {
  public TargetColumn {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal " + ordinal + " of column " + name);
    }
  }
}
