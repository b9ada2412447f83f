package dev.slipher.spark.load;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.internals.Datasets;
import dev.slipher.spark.internals.Expressions;
import dev.slipher.spark.internals.ParsedInsert;
import dev.slipher.spark.internals.ParsedInsert.Cells;
import dev.slipher.spark.load.RowFiller.Generated;
import dev.slipher.spark.load.RowFiller.Required;
import dev.slipher.spark.load.scan.ColumnFiller;
import dev.slipher.spark.table.InsertedColumns;
import dev.slipher.spark.table.RedshiftExpression;
import dev.slipher.spark.table.SparkTypes;
import dev.slipher.spark.table.SuperValues;
import dev.slipher.spark.table.TableCounters;
import dev.slipher.spark.transaction.TableAppend;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.DataType;

/** The rows of an INSERT, all columns of the table in them. */
final class InsertedRows {
  private final SparkSession session;
  private final Transaction transaction;
  private final ParsedInsert insert;
  private final TableDefinition table;
  private final TableAppend append;

  /** The columns that the query's values go to, in the values' order. */
  private final List<ColumnDefinition> fed;

  private final LogicalPlan query;
  private final String user;
  private final List<IdentityGrid> identities = new ArrayList<>();
  private int partitions;

  private InsertedRows(
      SparkSession session,
      Transaction transaction,
      ParsedInsert insert,
      TableDefinition table,
      TableAppend append) {
    this.session = session;
    this.transaction = transaction;
    this.insert = insert;
    this.table = table;
    this.append = append;
    user = Warehouse.of(session).session(session).session().user().name();
    if (insert.width().isPresent()) {
      fed = fed(insert.width().get());
      query = Datasets.analyze(session, insert.queryWithoutDefaults(this::cell));
    } else {
      query = Datasets.analyze(session, insert.query());
      fed = fed(query.output().size());
    }
  }

  static InsertedRows of(
      SparkSession session,
      Transaction transaction,
      ParsedInsert insert,
      TableDefinition table,
      TableAppend append) {
    return new InsertedRows(session, transaction, insert, table, append);
  }

  /** Without a list the first columns are fed (dml.insert.fewer-values). */
  private List<ColumnDefinition> fed(int width) {
    List<ColumnDefinition> columns =
        insert.columns().isEmpty()
            ? table.columns().subList(0, Math.min(width, table.columns().size()))
            : insert.columns().stream().map(table::requireColumn).toList();
    if (width != columns.size()) {
      throw width > columns.size()
          ? LoadErrors.moreExpressionsThanColumns()
          : LoadErrors.moreColumnsThanExpressions();
    }
    return columns;
  }

  /** Each cell for a SUPER column is a value of its own type, which the column's rows share not. */
  private Expression cell(int place, Expression cell) {
    return place < fed.size() && isSuper(fed.get(place))
        ? superValue(Expressions.resolved(session, cell))
        : cell;
  }

  private Expression superValue(Expression value) {
    return SuperValues.of(value, value, zone());
  }

  private static boolean isSuper(ColumnDefinition column) {
    return column.type() instanceof RedshiftType.Super;
  }

  /**
   * The rows, a partition for each slice that gets some: those of VALUES stay together, so that
   * their IDENTITY values follow each other (ddl.ct.identity-insert).
   */
  JavaRDD<InternalRow> filled(int slices) {
    List<Expression> values = new ArrayList<>();
    Set<Integer> generated = new TreeSet<>();
    Set<Integer> generatedForNull = new TreeSet<>();
    for (int ordinal = 0; ordinal < table.columns().size(); ordinal++) {
      ColumnDefinition column = table.columns().get(ordinal);
      values.add(stored(ordinal, value(column, ordinal, generated, generatedForNull)));
    }
    Dataset<Row> rows =
        Datasets.select(session, query, List.of(append.schema().fieldNames()), values);
    JavaRDD<InternalRow> made =
        Datasets.internalRows(rows.coalesce(insert.width().isPresent() ? 1 : slices));
    partitions = made.getNumPartitions();
    List<Generated> fillers = new ArrayList<>();
    for (int ordinal : generated) {
      fillers.add(
          new Generated(filler(ordinal), isInt(ordinal), generatedForNull.contains(ordinal)));
    }
    return made.mapPartitionsWithIndex(new RowFiller(fillers, required()), true);
  }

  private boolean isInt(int ordinal) {
    return append.schema().apply(ordinal).dataType()
        instanceof org.apache.spark.sql.types.IntegerType;
  }

  private ColumnFiller.Identity filler(int ordinal) {
    ColumnDefinition column = table.columns().get(ordinal);
    long next = append.counter(TableCounters.identity(column.name())).orElse(0);
    IdentityGrid grid = IdentityGrid.of(column, ordinal, next, Math.max(partitions, 1));
    identities.add(grid);
    return (ColumnFiller.Identity) grid.filler();
  }

  private List<Required> required() {
    List<Required> required = new ArrayList<>();
    for (int ordinal = 0; ordinal < table.columns().size(); ordinal++) {
      ColumnDefinition column = table.columns().get(ordinal);
      if (!column.nullable()) {
        required.add(new Required(ordinal, column.name()));
      }
    }
    return required;
  }

  private Expression value(
      ColumnDefinition column, int ordinal, Set<Integer> generated, Set<Integer> forNull) {
    DataType type = SparkTypes.of(column.type());
    int place = fed.indexOf(column);
    Cells cells = place < 0 ? Cells.NONE : insert.cells(place);
    boolean given = place >= 0 && !cells.allDefault();
    if (given && cells.someDefault() && cells.someNull()) {
      throw LoadErrors.insertNotSupported("DEFAULT and NULL for the same column");
    }
    if (column.identity().isPresent()) {
      if (given && !column.identity().get().byDefault()) {
        throw LoadErrors.identityGiven();
      }
      if (!given || cells.someDefault()) {
        generated.add(ordinal);
      }
      if (given && cells.someDefault()) {
        forNull.add(ordinal);
      }
      return given ? fedValue(column, place, type) : Expressions.zero(type);
    }
    if (!given) {
      return defaultValue(column, type);
    }
    Expression value = fedValue(column, place, type);
    return cells.someDefault() ? Expressions.either(value, defaultValue(column, type)) : value;
  }

  private Expression fedValue(ColumnDefinition column, int place, DataType type) {
    Expression value = query.output().apply(place);
    if (value.dataType().equals(type) && !isSuper(column)) {
      return value;
    }
    if (!Expressions.canAssign(value.dataType(), type)) {
      throw LoadErrors.expressionType(
          column.name(), column.type().displayName(), value.dataType().sql());
    }
    if (isSuper(column)) {
      return insert.width().isPresent()
          ? SuperValues.ofJson(value, zone())
          : SuperValues.of(value, Expressions.output(query, place), zone());
    }
    return Expressions.cast(value, type, zone());
  }

  private Expression defaultValue(ColumnDefinition column, DataType type) {
    Optional<String> text =
        column
            .defaultExpression()
            .map(said -> RedshiftExpression.toSparkAt(said, transaction.startedMicros(), user));
    Expression value = Expressions.cast(Expressions.parsed(text.orElse("NULL")), type, zone());
    return isSuper(column) ? SuperValues.ofJson(value, zone()) : value;
  }

  private Expression stored(int ordinal, Expression value) {
    DataType type = append.schema().apply(ordinal).dataType();
    return new InsertedColumns(zone())
        .storedAs(table.columns().get(ordinal).type(), type, value)
        .orElse(value);
  }

  private String zone() {
    return session.sessionState().conf().sessionLocalTimeZone();
  }

  List<IdentityGrid> identities() {
    return identities;
  }

  /** How many partitions take turns on the grids of the identities. */
  int partitions() {
    return partitions;
  }
}
