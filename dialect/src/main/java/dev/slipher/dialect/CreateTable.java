package dev.slipher.dialect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code CREATE TABLE name ( ... )} (guide page r_CREATE_TABLE_NEW), checked as far as the
 * statement alone allows: what depends on types or on other tables is the catalog's to judge.
 *
 * @param temporary whether TEMP or TEMPORARY was said or the name begins with {@code #}
 * @param elements what stands in the parentheses, in order; at least one
 */
public record CreateTable(
    boolean temporary,
    boolean ifNotExists,
    QualifiedName table,
    List<TableElement> elements,
    TableAttributes attributes)
    implements DdlStatement {

  public CreateTable {
    Objects.requireNonNull(table);
    Objects.requireNonNull(attributes);
    elements = List.copyOf(elements);
  }

  /** The columns that the statement itself defines, in order; those of LIKE are not among them. */
  public List<ColumnDefinition> columns() {
    return elementsOf(ColumnDefinition.class);
  }

  /** The table-level constraints, in order. */
  public List<TableElement.Constraint> constraints() {
    return elementsOf(TableElement.Constraint.class);
  }

  /** The LIKE clauses, in order. */
  public List<TableElement.Like> likes() {
    return elementsOf(TableElement.Like.class);
  }

  /** The distribution key's column, whether said at the column or at the table. */
  public Optional<String> distributionKey() {
    return attributes
        .distributionKey()
        .or(
            () ->
                columns().stream()
                    .filter(ColumnDefinition::distributionKey)
                    .map(ColumnDefinition::name)
                    .findFirst());
  }

  /** The sort key, whether said at the column or at the table; empty where nothing was said. */
  public Optional<SortKey> sortKey() {
    return attributes
        .sortKey()
        .or(
            () ->
                columns().stream()
                    .filter(ColumnDefinition::sortKey)
                    .map(column -> SortKey.compound(List.of(column.name())))
                    .findFirst());
  }

  /** The columns of the primary key, whether said at the column or at the table; else empty. */
  public List<String> primaryKey() {
    Stream<String> ofColumns =
        columns().stream().filter(ColumnDefinition::primaryKey).map(ColumnDefinition::name);
    Stream<String> ofTable =
        elementsOf(TableElement.PrimaryKey.class).stream().flatMap(key -> key.columns().stream());
    return Stream.concat(ofColumns, ofTable).toList();
  }

  private <T extends TableElement> List<T> elementsOf(Class<T> kind) {
    return elements.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
