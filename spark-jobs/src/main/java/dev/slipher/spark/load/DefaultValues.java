package dev.slipher.spark.load;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.dialect.SqlError;
import dev.slipher.spark.internals.Expressions;
import dev.slipher.spark.internals.Expressions.Typed;
import dev.slipher.spark.table.RedshiftExpression;
import dev.slipher.spark.table.SparkTypes;
import dev.slipher.spark.table.StoredColumn;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What the DEFAULT expressions of a load's columns come to: once for each load
 * (defid.default-once-per-load), and all at the same moment (defid.default-sysdate).
 */
final class DefaultValues {
  private final Map<String, Object> byColumn = new HashMap<>();
  private final String zone;
  private final String user;

  /**
   * Evaluates the columns' defaults.
   *
   * @param transaction whose time SYSDATE tells
   * @throws dev.slipher.dialect.SqlError 42P16 for one that fails, or whose value its column cannot
   *     hold
   */
  DefaultValues(SparkSession session, Transaction transaction, List<ColumnDefinition> columns) {
    zone = session.sessionState().conf().sessionLocalTimeZone();
    user = Warehouse.of(session).session(session).session().user().name();
    if (columns.isEmpty()) {
      return;
    }
    List<Optional<Object>> values = evaluate(session, transaction, columns);
    for (int i = 0; i < columns.size(); i++) {
      ColumnDefinition column = columns.get(i);
      check(column, values.get(i));
      byColumn.put(column.name(), values.get(i).map(value -> stored(column, value)).orElse(null));
    }
  }

  /** The value in the form in which a load puts values there. */
  private Object stored(ColumnDefinition column, Object value) {
    if (!StoredColumn.isFor(column.type())) {
      return value;
    }
    StoredColumn form = new StoredColumn(column.type(), zone);
    try {
      return value instanceof UTF8String text ? form.text(text) : form.bytes((byte[]) value);
    } catch (SqlError e) {
      throw LoadErrors.invalidDefault(column, e);
    }
  }

  /** The column's default as Spark holds it inside a row; null for NULL. */
  Object of(ColumnDefinition column) {
    return byColumn.get(column.name());
  }

  private List<Optional<Object>> evaluate(
      SparkSession session, Transaction transaction, List<ColumnDefinition> columns) {
    try {
      return Expressions.evaluate(
          session, columns.stream().map(column -> typed(column, transaction)).toList());
    } catch (Exception e) { // Scala throws checked ones unsaid
      if (columns.size() == 1) {
        throw LoadErrors.invalidDefault(columns.get(0), e);
      }
      columns.forEach(
          column -> evaluate(session, transaction, List.of(column))); // finds the one to blame
      throw e;
    }
  }

  private Typed typed(ColumnDefinition column, Transaction transaction) {
    return new Typed(
        RedshiftExpression.toSparkAt(
            column.defaultExpression().orElseThrow(), transaction.startedMicros(), user),
        SparkTypes.of(column.type()));
  }

  private static void check(ColumnDefinition column, Optional<Object> value) {
    if (value.isEmpty() && !column.nullable()) {
      throw LoadErrors.invalidDefault(column, null);
    }
  }
}
