package dev.slipher.spark.table;

import dev.slipher.catalog.table.Collation;
import dev.slipher.catalog.table.ColumnParts;
import dev.slipher.catalog.table.Identity;
import dev.slipher.catalog.table.SortKey;
import dev.slipher.catalog.table.TableConstraint;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.table.TableParts;
import dev.slipher.dialect.ColumnDefinition;
import dev.slipher.dialect.CreateTable;
import dev.slipher.dialect.QualifiedName;
import dev.slipher.dialect.TableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** CREATE TABLE as the dialect reads it, turned into what the catalog checks. */
final class TableStatement {
  private final CreateTable statement;
  private final TableName name;
  private final Function<QualifiedName, TableName> qualify;

  TableStatement(
      CreateTable statement, TableName name, Function<QualifiedName, TableName> qualify) {
    this.statement = statement;
    this.name = name;
    this.qualify = qualify;
  }

  /**
   * The parts to check.
   *
   * @param parents finds the tables that LIKE names
   */
  TableParts parts(Function<TableName, TableDefinition> parents) {
    List<ColumnParts> columns = new ArrayList<>();
    TableParts parent = null;
    for (TableElement element : statement.elements()) {
      if (element instanceof ColumnDefinition column) {
        columns.add(column(column));
      } else if (element instanceof TableElement.Like like) {
        TableDefinition source = parents.apply(qualify.apply(like.parent()));
        parent = TableParts.like(name, source, like.includingDefaults(), statement.temporary());
        columns.addAll(parent.columns());
      }
    }
    var said = statement.attributes();
    Optional<TableParts> inherited = Optional.ofNullable(parent);
    return new TableParts(
        name,
        columns,
        said.distributionStyle()
            .map(Enum::name)
            .or(() -> inherited.flatMap(TableParts::distributionStyle)),
        said.distributionKey().or(() -> inherited.flatMap(TableParts::distributionKey)),
        said.sortKey()
            .map(TableStatement::sortKey)
            .or(() -> inherited.flatMap(TableParts::sortKey)),
        said.encodeAuto() || inherited.map(TableParts::encodeAuto).orElse(false),
        said.backup().orElse(inherited.map(TableParts::backup).orElse(true)),
        statement.temporary(),
        statement.constraints().stream().map(this::constraint).toList());
  }

  private ColumnParts column(ColumnDefinition column) {
    return new ColumnParts(
        column.name(),
        ColumnTypes.of(column.name(), column.type()),
        column.notNull().map(notNull -> !notNull),
        column.defaultExpression(),
        column.identity().map(i -> new Identity(i.seed(), i.step(), i.byDefault())),
        column.encoding().map(Enum::name),
        column.collation().map(collation -> Collation.valueOf(collation.name())),
        column.distributionKey(),
        column.sortKey(),
        column.primaryKey(),
        column.unique(),
        column
            .references()
            .map(
                reference ->
                    new ColumnParts.Reference(
                        qualify.apply(reference.table()),
                        reference.columns().stream().findFirst())));
  }

  private TableConstraint constraint(TableElement.Constraint constraint) {
    if (constraint instanceof TableElement.PrimaryKey) {
      return new TableConstraint.PrimaryKey(constraint.constraintName(), constraint.columns());
    }
    if (constraint instanceof TableElement.ForeignKey key) {
      return new TableConstraint.ForeignKey(
          key.constraintName(),
          key.columns(),
          qualify.apply(key.references().table()),
          key.references().columns());
    }
    return new TableConstraint.Unique(constraint.constraintName(), constraint.columns());
  }

  private static SortKey sortKey(dev.slipher.dialect.SortKey key) {
    return switch (key.style()) {
      case AUTO -> SortKey.AUTO;
      case COMPOUND -> SortKey.compound(key.columns());
      case INTERLEAVED -> SortKey.interleaved(key.columns());
    };
  }
}
