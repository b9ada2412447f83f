package dev.slipher.catalog.table;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What CREATE TABLE says, not yet checked.
 *
 * @param distributionStyle the word behind DISTSTYLE
 * @param distributionKey the column of {@code DISTKEY(column)}
 * @param sortKey what the table's own SORTKEY clause says
 * @param encodeAuto whether ENCODE AUTO is said
 * @param constraints the table's own constraints; those of columns stand in the columns
 */
public record TableParts(
    TableName name,
    List<ColumnParts> columns,
    Optional<String> distributionStyle,
    Optional<String> distributionKey,
    Optional<SortKey> sortKey,
    boolean encodeAuto,
    boolean backup,
    boolean temporary,
    List<TableConstraint> constraints) {
  public TableParts {
    Objects.requireNonNull(name);
    columns = List.copyOf(columns);
    Objects.requireNonNull(distributionStyle);
    distributionKey = distributionKey.map(Names::cut);
    Objects.requireNonNull(sortKey);
    constraints = List.copyOf(constraints);
  }

  /** A permanent table of which nothing but name and columns is said. */
  public static TableParts of(TableName name, List<ColumnParts> columns) {
    return new TableParts(
        name,
        columns,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        true,
        false,
        List.of());
  }

  /**
   * What {@code LIKE parent} stands for: the parent's columns, distribution, sort key and BACKUP,
   * without its constraints (ddl.ct.like).
   *
   * @param includingDefaults whether DEFAULT expressions come along
   */
  public static TableParts like(
      TableName name, TableDefinition parent, boolean includingDefaults, boolean temporary) {
    List<ColumnParts> columns =
        parent.columns().stream()
            .map(column -> ColumnParts.like(parent, column, includingDefaults))
            .toList();
    DistributionStyle style = parent.distribution();
    boolean automatic = style instanceof DistributionStyle.Auto;
    return new TableParts(
        name,
        columns,
        Optional.of(automatic ? "AUTO" : style.keyColumn().isPresent() ? "KEY" : style.text()),
        automatic ? Optional.empty() : style.keyColumn(),
        Optional.of(parent.sortKey()),
        parent.automaticEncoding(),
        parent.backup(),
        temporary,
        List.of());
  }
}
