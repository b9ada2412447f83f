package dev.slipher.catalog.system;

import dev.slipher.formats.type.RedshiftType;
import java.util.Objects;

/** A column of a system table. */
public record SystemColumn(String name, RedshiftType type) {
  public SystemColumn {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
  }
}
