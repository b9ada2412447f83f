package dev.slipher.spark.session;

import dev.slipher.catalog.system.SystemColumn;
import dev.slipher.catalog.system.SystemTable;
import dev.slipher.spark.table.SparkTypes;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A system table as Spark knows it. */
final class SystemRelation implements SupportsRead {
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
    return new SystemScan(session, table, schema);
  }
}
