package dev.slipher.catalog.table;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.formats.type.RedshiftType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** From what a statement says to a table that is consistent (guide page r_CREATE_TABLE_NEW). */
final class TableDrafting {
  private static final int MOST_COMPOUND = 400;
  private static final int MOST_INTERLEAVED = 8;

  private final TableParts parts;
  private final String relation;

  TableDrafting(TableParts parts) {
    this.parts = parts;
    this.relation = parts.name().name();
  }

  TableDefinition define(int id, int ownerId, long createdMicros) {
    requireColumns();
    DistributionStyle distribution = distribution();
    SortKey sortKey = sortKey();
    List<TableConstraint> constraints = constraints();
    Set<String> primaryKey = new HashSet<>();
    constraints.stream()
        .filter(TableConstraint.PrimaryKey.class::isInstance)
        .forEach(constraint -> primaryKey.addAll(constraint.columns()));
    List<ColumnDefinition> columns = new ArrayList<>();
    for (ColumnParts column : parts.columns()) {
      columns.add(column(column, sortKey, primaryKey.contains(column.name())));
    }
    boolean anyEncoded = parts.columns().stream().anyMatch(c -> c.encoding().isPresent());
    return new TableDefinition(
        id,
        parts.name(),
        ownerId,
        createdMicros,
        columns,
        distribution,
        sortKey,
        parts.encodeAuto() || !anyEncoded, // ddl.ct.encode-auto-default
        parts.backup(),
        parts.temporary(),
        constraints);
  }

  private void requireColumns() {
    if (parts.columns().isEmpty()) {
      throw CatalogErrors.noColumns(relation);
    }
    if (parts.columns().size() > TableDefinition.MOST_COLUMNS) {
      throw CatalogErrors.tooManyColumns(TableDefinition.MOST_COLUMNS);
    }
    requireDistinct(parts.columns().stream().map(ColumnParts::name).toList());
  }

  private static void requireDistinct(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw CatalogErrors.duplicateColumn(name);
      }
    }
  }

  private void requireDefined(List<String> names) {
    for (String name : names) {
      if (parts.columns().stream().noneMatch(column -> column.name().equals(name))) {
        throw CatalogErrors.keyColumnDoesNotExist(name);
      }
    }
    requireDistinct(names);
  }

  private DistributionStyle distribution() {
    List<String> keys =
        Stream.concat(
                parts.columns().stream()
                    .filter(ColumnParts::distributionKey)
                    .map(ColumnParts::name),
                parts.distributionKey().stream())
            .toList();
    if (keys.size() > 1) {
      throw CatalogErrors.severalDistributionKeys();
    }
    requireDefined(keys);
    requireKeyTypes(keys, "DISTKEY");
    Optional<DistributionStyle> key = keys.stream().findFirst().map(DistributionStyle.Key::new);
    String style = parts.distributionStyle().orElse("").toUpperCase(Locale.ROOT);
    if (key.isPresent() && !style.isEmpty() && !style.equals("KEY")) {
      throw CatalogErrors.distributionKeyNeedsStyleKey(style);
    }
    return switch (style) {
      case "" -> key.orElse(DistributionStyle.DEFAULT);
      case "KEY" -> key.orElseThrow(CatalogErrors::styleKeyNeedsDistributionKey);
      case "AUTO" -> DistributionStyle.DEFAULT;
      case "EVEN" -> new DistributionStyle.Even();
      case "ALL" -> new DistributionStyle.All();
      default -> throw CatalogErrors.unknownDistributionStyle(style);
    };
  }

  private SortKey sortKey() {
    List<String> columns =
        parts.columns().stream().filter(ColumnParts::sortKey).map(ColumnParts::name).toList();
    if (columns.size() + parts.sortKey().stream().count() > 1) {
      throw CatalogErrors.severalSortKeys();
    }
    SortKey key =
        columns.isEmpty() ? parts.sortKey().orElse(SortKey.AUTO) : SortKey.compound(columns);
    int most = key.kind() == SortKey.Kind.INTERLEAVED ? MOST_INTERLEAVED : MOST_COMPOUND;
    if (key.columns().size() > most) {
      throw CatalogErrors.tooManySortKeys(key.kind().name(), most);
    }
    requireDefined(key.columns());
    requireKeyTypes(key.columns(), "SORTKEY");
    return key;
  }

  /** ddl.ct.key-types. */
  private void requireKeyTypes(List<String> keys, String what) {
    for (ColumnParts column : parts.columns()) {
      if (keys.contains(column.name()) && !canBeKey(column.type())) {
        throw CatalogErrors.invalidKeyType(column.name(), column.type().displayName(), what);
      }
    }
  }

  private static boolean canBeKey(RedshiftType type) {
    return !(type instanceof RedshiftType.Super
        || type instanceof RedshiftType.Varbyte
        || type instanceof RedshiftType.Geometry
        || type instanceof RedshiftType.Geography
        || type instanceof RedshiftType.IntervalYearToMonth
        || type instanceof RedshiftType.IntervalDayToSecond);
  }

  private List<TableConstraint> constraints() {
    List<TableConstraint> constraints = new ArrayList<>();
    for (ColumnParts column : parts.columns()) {
      List<String> itself = List.of(column.name());
      if (column.primaryKey()) {
        constraints.add(new TableConstraint.PrimaryKey(Optional.empty(), itself));
      }
      if (column.unique()) {
        constraints.add(new TableConstraint.Unique(Optional.empty(), itself));
      }
      column
          .references()
          .ifPresent(
              reference ->
                  constraints.add(
                      new TableConstraint.ForeignKey(
                          Optional.empty(),
                          itself,
                          reference.table(),
                          reference.column().stream().toList())));
    }
    constraints.addAll(parts.constraints());
    constraints.forEach(constraint -> requireDefined(constraint.columns()));
    if (constraints.stream().filter(TableConstraint.PrimaryKey.class::isInstance).count() > 1) {
      throw CatalogErrors.severalPrimaryKeys(relation);
    }
    return constraints;
  }

  private ColumnDefinition column(ColumnParts column, SortKey sortKey, boolean inPrimaryKey) {
    column.identity().ifPresent(identity -> requireIdentity(column, identity));
    boolean text =
        column.type() instanceof RedshiftType.Char || column.type() instanceof RedshiftType.Varchar;
    if (column.collation().filter(c -> c == Collation.CASE_INSENSITIVE).isPresent() && !text) {
      throw CatalogErrors.collationNeedsText(column.type().displayName());
    }
    boolean nullable =
        column.nullability().orElse(true) && column.identity().isEmpty() && !inPrimaryKey;
    return new ColumnDefinition(
        column.name(),
        column.type(),
        nullable,
        column.defaultExpression(),
        column.identity(),
        encoding(column, sortKey),
        column.collation().orElse(Collation.CASE_SENSITIVE));
  }

  private static void requireIdentity(ColumnParts column, Identity identity) {
    if (!(column.type() instanceof RedshiftType.Int
        || column.type() instanceof RedshiftType.BigInt)) {
      throw CatalogErrors.invalidIdentityType(column.name());
    }
    if (identity.step() == 0) {
      throw CatalogErrors.invalidIdentity(column.name(), "the step is 0");
    }
    if (column.defaultExpression().isPresent()) {
      throw CatalogErrors.invalidIdentity(column.name(), "it cannot have a DEFAULT");
    }
    if (column.nullability().orElse(false)) {
      throw CatalogErrors.invalidIdentity(column.name(), "it cannot be NULL");
    }
  }

  private Encoding encoding(ColumnParts column, SortKey sortKey) {
    if (column.encoding().isEmpty()) {
      boolean raw = parts.temporary() || sortKey.columns().contains(column.name());
      return raw ? Encoding.RAW : Encoding.initial(column.type()); // ddl.ct.encode-initial
    }
    Encoding encoding = Encoding.named(column.encoding().get());
    if (!encoding.allows(column.type())) {
      throw CatalogErrors.invalidEncoding(
          column.name(), encoding.name(), column.type().displayName());
    }
    return encoding;
  }
}
