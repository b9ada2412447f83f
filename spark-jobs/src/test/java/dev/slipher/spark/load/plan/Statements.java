package dev.slipher.spark.load.plan;

import dev.slipher.catalog.table.ColumnParts;
import dev.slipher.catalog.table.Identity;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.table.TableParts;
import dev.slipher.copy.CopyParser;
import dev.slipher.copy.CopyStatement;
import dev.slipher.formats.type.RedshiftType;
import java.util.List;
import java.util.Optional;

/** COPY statements and tables, as short as tests want to write them. */
final class Statements {
  private static final String SOURCE = " from 's3://bucket/key' iam_role default ";

  private Statements() {}

  /** COPY into {@code t} with these clauses. */
  static CopyStatement copy(String clauses) {
    return parse("copy t" + SOURCE + clauses);
  }

  /** COPY into {@code t(columns)} with these clauses. */
  static CopyStatement copyInto(String columns, String clauses) {
    return parse("copy t(" + columns + ")" + SOURCE + clauses);
  }

  static CopyStatement parse(String text) {
    return (CopyStatement) CopyParser.parse(text);
  }

  static TableDefinition table(ColumnParts... columns) {
    return TableDefinition.of(
        100000, 100, 0, TableParts.of(new TableName("public", "t"), List.of(columns)));
  }

  static ColumnParts number(String name) {
    return ColumnParts.of(name, new RedshiftType.Int());
  }

  static ColumnParts text(String name) {
    return ColumnParts.of(name, new RedshiftType.Varchar(20));
  }

  static ColumnParts notNull(ColumnParts column) {
    return with(
        column,
        Optional.of(false),
        column.defaultExpression(),
        column.identity(),
        Optional.empty());
  }

  static ColumnParts withDefault(ColumnParts column, String expression) {
    return with(
        column, column.nullability(), Optional.of(expression), column.identity(), Optional.empty());
  }

  static ColumnParts identity(String name, boolean byDefault) {
    ColumnParts column = ColumnParts.of(name, new RedshiftType.BigInt());
    Identity identity = new Identity(5, 10, byDefault);
    return with(
        column, Optional.empty(), Optional.empty(), Optional.of(identity), Optional.empty());
  }

  static ColumnParts encoded(ColumnParts column, String encoding) {
    return with(
        column,
        column.nullability(),
        column.defaultExpression(),
        column.identity(),
        Optional.of(encoding));
  }

  private static ColumnParts with(
      ColumnParts column,
      Optional<Boolean> nullability,
      Optional<String> defaultExpression,
      Optional<Identity> identity,
      Optional<String> encoding) {
    return new ColumnParts(
        column.name(),
        column.type(),
        nullability,
        defaultExpression,
        identity,
        encoding,
        Optional.empty(),
        false,
        false,
        false,
        false,
        Optional.empty());
  }
}
