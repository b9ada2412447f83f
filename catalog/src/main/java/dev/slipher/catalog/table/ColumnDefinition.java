package dev.slipher.catalog.table;

import dev.slipher.formats.type.RedshiftType;
import java.util.Objects;
import java.util.Optional;

/**
 * A column as the table keeps it. Keys are facts of the table: see {@link
 * TableDefinition#distribution}, {@link TableDefinition#sortKey} and {@link
 * TableDefinition#constraints}.
 *
 * @param nullable false for NOT NULL and for identity columns
 * @param defaultExpression the text behind DEFAULT
 */
public record ColumnDefinition(
    String name,
    RedshiftType type,
    boolean nullable,
    Optional<String> defaultExpression,
    Optional<Identity> identity,
    Encoding encoding,
    Collation collation) {
  public ColumnDefinition {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(defaultExpression);
    Objects.requireNonNull(identity);
    Objects.requireNonNull(encoding);
    Objects.requireNonNull(collation);
  }

  /** The same column with another encoding. */
  public ColumnDefinition withEncoding(Encoding newEncoding) {
    return new ColumnDefinition(
        name, type, nullable, defaultExpression, identity, newEncoding, collation);
  }
}
