package dev.slipher.catalog.table;

import java.util.Objects;

/**
 * A table's full name, folded and without quotes.
 *
 * @param schema the schema, such as {@code public}
 * @param name at most 127 bytes; what is longer is cut (ddl.ct.name-127)
 */
public record TableName(String schema, String name) {
  public static final String DEFAULT_SCHEMA = "public";

  public TableName {
    schema = Names.cut(Objects.requireNonNull(schema));
    name = Names.cut(Objects.requireNonNull(name));
  }

  /** The name as messages give it when the schema matters: {@code schema.name}. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
