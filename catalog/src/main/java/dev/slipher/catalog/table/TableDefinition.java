package dev.slipher.catalog.table;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.CatalogException;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.type.RedshiftType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A table as Redshift knows it; consistent once made by {@link #of} or {@link #read}.
 *
 * @param id stands for the table in system tables; stable, never used again; 100000 or more
 * @param ownerId the user who made it
 * @param createdMicros wall clock in microseconds since 1970 UTC
 * @param automaticEncoding whether the table is ENCODE AUTO
 * @param backup whether snapshots include it; kept and shown
 */
public record TableDefinition(
    int id,
    TableName name,
    int ownerId,
    long createdMicros,
    List<ColumnDefinition> columns,
    DistributionStyle distribution,
    SortKey sortKey,
    boolean automaticEncoding,
    boolean backup,
    boolean temporary,
    List<TableConstraint> constraints) {

  /** The smallest id of a table that a user made. */
  public static final int FIRST_ID = 100000;

  /** Columns that a table may have (ddl.ct.max-columns). */
  public static final int MOST_COLUMNS = 1600;

  /** Bytes of fixed-width columns that a statement can process (ddl.ct.wide-8001). */
  public static final int MOST_FIXED_BYTES = 65535;

  public TableDefinition {
    Objects.requireNonNull(name);
    columns = List.copyOf(columns);
    Objects.requireNonNull(distribution);
    Objects.requireNonNull(sortKey);
    constraints = List.copyOf(constraints);
  }

  /**
   * The table that the statement describes.
   *
   * @throws CatalogException when the parts do not go together or the types do not allow them
   */
  public static TableDefinition of(int id, int ownerId, long createdMicros, TableParts parts) {
    return new TableDrafting(parts).define(id, ownerId, createdMicros);
  }

  /**
   * The table back from what {@link #tableProperties} and {@link #columnMetadata} said. Keys that
   * are not ours are passed over.
   *
   * @param name the table's name now
   * @param columns each column's name now and its metadata, in order
   * @throws CatalogException XX000 when something is missing or makes no sense
   */
  public static TableDefinition read(
      TableName name, Map<String, String> tableProperties, List<KeptColumn> columns) {
    return TableProperties.read(name, tableProperties, columns);
  }

  /** Whether a table with these properties was made by Redshift's CREATE TABLE. */
  public static boolean isKeptIn(Map<String, String> tableProperties) {
    return tableProperties.containsKey(TableProperties.ID);
  }

  /** A column's name and the metadata kept with it. */
  public record KeptColumn(String name, Map<String, String> metadata) {
    public KeptColumn {
      Objects.requireNonNull(name);
      metadata = Map.copyOf(metadata);
    }
  }

  /** What to keep in the table's own properties; every key begins with {@code slipher.}. */
  public Map<String, String> tableProperties() {
    return TableProperties.ofTable(this);
  }

  /** What to keep in the column's metadata; every key begins with {@code slipher.}. */
  public Map<String, String> columnMetadata(ColumnDefinition column) {
    return TableProperties.ofColumn(this, column);
  }

  /** The column of that name. */
  public Optional<ColumnDefinition> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /**
   * The column of that name.
   *
   * @throws CatalogException 42703 where there is none
   */
  public ColumnDefinition requireColumn(String columnName) {
    return column(columnName)
        .orElseThrow(() -> CatalogErrors.columnDoesNotExist(columnName, name.name()));
  }

  /** The same table with the encodings that it gets when nobody names any (PRESET). */
  public TableDefinition withPresetEncodings() {
    return withColumns(
        columns.stream().map(column -> column.withEncoding(presetEncoding(column))).toList());
  }

  /** The same table with other encodings of the columns named. */
  public TableDefinition withEncodings(Map<String, Encoding> encodings) {
    return withColumns(
        columns.stream()
            .map(
                column ->
                    column.withEncoding(encodings.getOrDefault(column.name(), column.encoding())))
            .toList());
  }

  private TableDefinition withColumns(List<ColumnDefinition> changed) {
    return new TableDefinition(
        id,
        name,
        ownerId,
        createdMicros,
        changed,
        distribution,
        sortKey,
        automaticEncoding,
        backup,
        temporary,
        constraints);
  }

  /** loadops.compupdate.preset-map. */
  private Encoding presetEncoding(ColumnDefinition column) {
    return sortKey.columns().contains(column.name())
        ? Encoding.RAW
        : Encoding.initial(column.type());
  }

  /** The column as a load sees it, its ordinal being its place in the table. */
  public TargetColumn targetColumn(ColumnDefinition column) {
    return new TargetColumn(
        column.name(),
        column.type(),
        column.nullable(),
        columns.indexOf(column),
        column.identity().isPresent());
  }

  /** Whether rows are placed by the column. */
  public boolean isDistributionKey(String columnName) {
    return distribution.keyColumn().filter(columnName::equals).isPresent();
  }

  /** The columns of the primary key; empty where there is none. */
  public List<String> primaryKey() {
    return constraints.stream()
        .filter(TableConstraint.PrimaryKey.class::isInstance)
        .findFirst()
        .map(TableConstraint::columns)
        .orElse(List.of());
  }

  /**
   * To be asked before rows are loaded, inserted or selected; the table itself may be wider.
   *
   * @throws CatalogException 8001 when CHAR and other fixed-width columns together exceed 65535
   *     bytes (ddl.ct.wide-8001, dt.row-width)
   */
  public void requireProcessableWidth() {
    int bytes = columns.stream().mapToInt(column -> fixedWidth(column.type())).sum();
    if (bytes > MOST_FIXED_BYTES) {
      throw CatalogErrors.rowTooWide(MOST_FIXED_BYTES);
    }
  }

  private static int fixedWidth(RedshiftType type) {
    if (type instanceof RedshiftType.Char text) {
      return text.length();
    }
    if (type instanceof RedshiftType.Varchar
        || type instanceof RedshiftType.Super
        || type instanceof RedshiftType.Varbyte
        || type instanceof RedshiftType.Geometry
        || type instanceof RedshiftType.Geography) {
      return 0; // its declared width does not count in full (guide page r_CREATE_TABLE_NEW)
    }
    if (type instanceof RedshiftType.Bool) {
      return 1;
    }
    if (type instanceof RedshiftType.SmallInt) {
      return 2;
    }
    if (type instanceof RedshiftType.Int
        || type instanceof RedshiftType.Real
        || type instanceof RedshiftType.Date) {
      return 4;
    }
    return type instanceof RedshiftType.Decimal decimal && decimal.precision() > 19 ? 16 : 8;
  }
}
