package dev.slipher.spark.load.plan;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.copy.CopyClause;
import dev.slipher.copy.CopyStatement;
import dev.slipher.copy.DataFormat;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.load.plan.ResolvedCopy.OmittedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settles which columns a COPY feeds (guide page copy-parameters-column-mapping). */
public final class CopyResolution {
  private final TableDefinition table;
  private final List<String> list;
  private final boolean explicitIds;

  private CopyResolution(TableDefinition table, List<String> list, boolean explicitIds) {
    this.table = table;
    this.list = list;
    this.explicitIds = explicitIds;
  }

  /**
   * Settles the columns.
   *
   * @throws dev.slipher.catalog.CatalogException for a column that the table does not have
   * @throws dev.slipher.dialect.SqlError for a column that can be neither fed nor filled
   */
  public static ResolvedCopy resolve(CopyStatement statement, TableDefinition table) {
    ResolvedCopy resolved =
        new CopyResolution(table, statement.columns(), statement.conversion().explicitIds())
            .resolve();
    checkTypes(statement, resolved.targets());
    ScanPlan.checkWidths(statement, resolved.targets().size());
    ShapefileMapping.check(statement, resolved.targets());
    return resolved;
  }

  /** dt.varbyte-hex, fixedwidth.no-varbyte. */
  private static void checkTypes(CopyStatement statement, List<TargetColumn> targets) {
    Optional<CopyClause> clause =
        statement.format() instanceof DataFormat.FixedWidth
            ? Optional.of(CopyClause.FIXEDWIDTH)
            : Optional.of(CopyClause.REMOVEQUOTES)
                .filter(removeQuotes -> statement.conversion().removeQuotes());
    for (TargetColumn target : targets) {
      if (clause.isPresent() && target.type() instanceof RedshiftType.Varbyte) {
        throw PlanErrors.notForType(clause.get(), target.name(), "VARBYTE");
      }
    }
  }

  private ResolvedCopy resolve() {
    List<ColumnDefinition> fed = list.isEmpty() ? impliedColumns() : listedColumns();
    checkIdentity(fed);
    List<TargetColumn> targets = fed.stream().map(table::targetColumn).toList();
    List<OmittedColumn> omitted = new ArrayList<>();
    for (int ordinal = 0; ordinal < table.columns().size(); ordinal++) {
      ColumnDefinition column = table.columns().get(ordinal);
      if (!fed.contains(column)) {
        omitted.add(fill(ordinal, column));
      }
    }
    return new ResolvedCopy(table, targets, omitted);
  }

  /** Without a list all columns are fed but identities (colmap.implicit-list-identity). */
  private List<ColumnDefinition> impliedColumns() {
    return table.columns().stream()
        .filter(column -> explicitIds || column.identity().isEmpty())
        .toList();
  }

  private List<ColumnDefinition> listedColumns() {
    return list.stream().map(table::requireColumn).toList();
  }

  private void checkIdentity(List<ColumnDefinition> fed) {
    for (ColumnDefinition column : table.columns()) {
      if (column.identity().isEmpty()) {
        continue;
      }
      boolean isFed = fed.contains(column);
      boolean byDefault = column.identity().get().byDefault();
      if (isFed && !explicitIds && !byDefault) {
        throw PlanErrors.identityNeedsExplicitIds(column.name());
      }
      if (!isFed && explicitIds) {
        throw PlanErrors.explicitIdsNeedIdentity(column.name());
      }
    }
    boolean anyIdentity =
        table.columns().stream().anyMatch(column -> column.identity().isPresent());
    if (explicitIds && !anyIdentity) {
      throw PlanErrors.noIdentityColumn(table.name().name());
    }
  }

  private OmittedColumn fill(int ordinal, ColumnDefinition column) {
    if (column.identity().isPresent()) {
      return new ResolvedCopy.IdentityColumn(ordinal, column.identity().get());
    }
    if (column.defaultExpression().isPresent()) {
      return new ResolvedCopy.DefaultColumn(ordinal, column.defaultExpression().get());
    }
    if (!column.nullable()) {
      throw PlanErrors.omittedNotNull(column.name());
    }
    return new ResolvedCopy.NullColumn(ordinal);
  }
}
