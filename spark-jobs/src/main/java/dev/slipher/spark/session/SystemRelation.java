package dev.slipher.spark.session;

import dev.slipher.catalog.system.SystemColumn;
import dev.slipher.catalog.system.SystemTable;
import dev.slipher.spark.table.SparkTypes;
import java.math.BigDecimal;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.LocalScan;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.unsafe.types.UTF8String;

/** A system table as Spark reads it: its rows are those that hold when the query is planned. */
final class SystemRelation implements SupportsRead, ScanBuilder, LocalScan {
  private final SparkSession session;
  private final SystemTable table;
  private final StructType schema;

  SystemRelation(SparkSession session, SystemTable table) {
    this.session = session;
    this.table = table;
    StructType fields = new StructType();
    for (SystemColumn column : table.columns()) {
      fields = fields.add(column.name(), SparkTypes.of(column.type()), true);
    }
    this.schema = fields;
  }

  @Override
  public String name() {
    return table.name();
  }

  // Spark 3.5 still asks for the schema in this form.
  @SuppressWarnings("deprecation")
  @Override
  public StructType schema() {
    return schema;
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return this;
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
    return CatalogFailure.told(() -> table.rows(SystemContext.of(session))).stream()
        .map(SystemRelation::row)
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
