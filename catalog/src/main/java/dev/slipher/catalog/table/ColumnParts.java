package dev.slipher.catalog.table;

import dev.slipher.formats.type.RedshiftType;
import java.util.Objects;
import java.util.Optional;

/**
 * What CREATE TABLE says of one column, not yet checked.
 *
 * @param name what is longer than 127 bytes is cut (ddl.ct.name-127)
 * @param nullability true for NULL, false for NOT NULL, empty where neither is said
 * @param defaultExpression the text behind DEFAULT
 * @param encoding the name behind ENCODE
 * @param references the table and column behind REFERENCES
 */
public record ColumnParts(
    String name,
    RedshiftType type,
    Optional<Boolean> nullability,
    Optional<String> defaultExpression,
    Optional<Identity> identity,
    Optional<String> encoding,
    Optional<Collation> collation,
    boolean distributionKey,
    boolean sortKey,
    boolean primaryKey,
    boolean unique,
    Optional<Reference> references) {

  /** {@code REFERENCES table [(column)]}. */
  public record Reference(TableName table, Optional<String> column) {}

  public ColumnParts {
    name = Names.cut(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(nullability);
    Objects.requireNonNull(defaultExpression);
    Objects.requireNonNull(identity);
    Objects.requireNonNull(encoding);
    Objects.requireNonNull(collation);
    Objects.requireNonNull(references);
  }

  /** A column of which nothing but name and type is said. */
  public static ColumnParts of(String name, RedshiftType type) {
    return new ColumnParts(
        name,
        type,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        false,
        Optional.empty());
  }

  /**
   * A column that {@code LIKE parent} copies: its name, type, NOT NULL, encoding and collation
   * (ddl.ct.like; encodings by guide page performing-a-deep-copy).
   *
   * @param includingDefaults whether the DEFAULT expression comes along
   */
  public static ColumnParts like(
      TableDefinition parent, ColumnDefinition column, boolean includingDefaults) {
    return new ColumnParts(
        column.name(),
        column.type(),
        Optional.of(column.nullable()),
        includingDefaults ? column.defaultExpression() : Optional.empty(),
        Optional.empty(),
        parent.automaticEncoding() ? Optional.empty() : Optional.of(column.encoding().name()),
        Optional.of(column.collation()),
        false,
        false,
        false,
        false,
        Optional.empty());
  }
}
