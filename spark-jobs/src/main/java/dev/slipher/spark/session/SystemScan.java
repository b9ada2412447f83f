package dev.slipher.spark.session;

import dev.slipher.catalog.system.SystemTable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.LocalScan;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** One reading of a system table: its rows are those that hold when the query is planned. */
final class SystemScan implements SupportsPushDownFilters, LocalScan {
  private final SparkSession session;
  private final SystemTable table;
  private final StructType schema;
  private final Map<String, Object> equalities = new HashMap<>();

  SystemScan(SparkSession session, SystemTable table, StructType schema) {
    this.session = session;
    this.table = table;
    this.schema = schema;
  }

  /** Equalities of numbers and text spare the table work; Spark still filters by everything. */
  @Override
  public Filter[] pushFilters(Filter[] filters) {
    for (Filter filter : filters) {
      if (filter instanceof EqualTo equality && isPlain(equality.value())) {
        equalities.put(equality.attribute(), equality.value());
      }
    }
    return filters;
  }

  private static boolean isPlain(Object value) {
    return value instanceof Integer || value instanceof Long || value instanceof String;
  }

  @Override
  public Filter[] pushedFilters() {
    return new Filter[0];
  }

  @Override
  public Scan build() {
    return this;
  }

  @Override
  public StructType readSchema() {
    return schema;
  }

  @Override
  public InternalRow[] rows() {
    return CatalogFailure.told(() -> table.rows(SystemContext.of(session), equalities)).stream()
        .map(SystemScan::row)
        .toArray(InternalRow[]::new);
  }

  private static InternalRow row(Object[] values) {
    Object[] held = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof String text) {
        held[i] = UTF8String.fromString(text);
      } else if (value instanceof BigDecimal number) {
        held[i] = Decimal.apply(number);
      } else {
        held[i] = value;
      }
    }
    return new GenericInternalRow(held);
  }
}
