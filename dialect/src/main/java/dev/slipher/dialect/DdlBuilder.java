package dev.slipher.dialect;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Makes statements from trees; what a statement may not say twice, it refuses here. */
final class DdlBuilder extends RedshiftDdlBaseVisitor<DdlStatement> {

  @Override
  public DdlStatement visitSingleStatement(RedshiftDdl.SingleStatementContext tree) {
    return visit(tree.getChild(0));
  }

  @Override
  public DdlStatement visitDropTable(RedshiftDdl.DropTableContext tree) {
    List<QualifiedName> tables = tree.qualifiedName().stream().map(DdlBuilder::name).toList();
    return new DropTable(tables, tree.IF() != null, tree.CASCADE() != null);
  }

  @Override
  public DdlStatement visitTruncate(RedshiftDdl.TruncateContext tree) {
    return new Truncate(name(tree.qualifiedName()));
  }

  @Override
  public DdlStatement visitCreateTable(RedshiftDdl.CreateTableContext tree) {
    QualifiedName table = name(tree.qualifiedName());
    // A leading # makes a table temporary (ddl.ct.temp-hash); LOCAL says nothing
    // (ddl.ct.local-noop).
    boolean temporary =
        tree.TEMP() != null || tree.TEMPORARY() != null || table.name().startsWith("#");
    boolean ifNotExists = tree.IF() != null;
    TableAttributes attributes = TableAttributesBuilder.build(tree.tableAttribute());
    if (tree.asQuery() != null) {
      List<String> columns = tree.tableElement().stream().map(DdlBuilder::bareName).toList();
      String query = ParsedText.textOf(tree.asQuery().query());
      return new CreateTableAs(temporary, ifNotExists, table, columns, attributes, query);
    }
    List<TableElement> elements =
        tree.tableElement().stream().map(element -> element(element, table.name())).toList();
    return new CreateTable(temporary, ifNotExists, table, elements, attributes);
  }

  private static String bareName(RedshiftDdl.TableElementContext tree) {
    if (tree instanceof RedshiftDdl.BareNameContext bare) {
      return ParsedText.name(bare.identifier());
    }
    throw DialectErrors.typedColumnOfQuery(ParsedText.positionOf(tree.getStart()));
  }

  private static TableElement element(RedshiftDdl.TableElementContext tree, String table) {
    if (tree instanceof RedshiftDdl.ColumnContext column) {
      return new ColumnBuilder(column, table).build();
    }
    if (tree instanceof RedshiftDdl.ConstraintContext constraint) {
      return constraint(constraint);
    }
    if (tree instanceof RedshiftDdl.LikeContext like) {
      return new TableElement.Like(name(like.qualifiedName()), like.INCLUDING() != null);
    }
    throw DialectErrors.columnWithoutType(
        tree.getStart().getText(), ParsedText.positionOf(tree.getStart()));
  }

  private static TableElement.Constraint constraint(RedshiftDdl.ConstraintContext tree) {
    Optional<String> name = Optional.ofNullable(tree.identifier()).map(ParsedText::name);
    RedshiftDdl.TableConstraintContext constraint = tree.tableConstraint();
    if (constraint instanceof RedshiftDdl.UniqueTableContext unique) {
      return new TableElement.Unique(name, columns(unique.columnNames()));
    }
    if (constraint instanceof RedshiftDdl.PrimaryKeyTableContext primaryKey) {
      return new TableElement.PrimaryKey(name, columns(primaryKey.columnNames()));
    }
    RedshiftDdl.ForeignKeyTableContext foreignKey = (RedshiftDdl.ForeignKeyTableContext) constraint;
    List<String> referenced =
        foreignKey.columnNames().size() < 2 ? List.of() : columns(foreignKey.columnNames(1));
    return new TableElement.ForeignKey(
        name,
        columns(foreignKey.columnNames(0)),
        new TableElement.References(name(foreignKey.qualifiedName()), referenced));
  }

  private static List<String> columns(RedshiftDdl.ColumnNamesContext tree) {
    return ParsedText.names(tree.identifier());
  }

  static QualifiedName name(RedshiftDdl.QualifiedNameContext tree) {
    return ParsedText.qualifiedName(tree.identifier());
  }

  /** Remembers that a clause was said, and refuses it the second time. */
  static <T> Optional<T> once(Optional<T> before, T value, String clause, ParserRuleContext at) {
    if (before.isPresent()) {
      throw DialectErrors.repeated(clause, ParsedText.positionOf(at.getStart()));
    }
    return Optional.of(value);
  }
}
