package dev.slipher.spark.load.scan;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A load's source as Spark's DataSource V2 sees it: a table that can be read once, each slice a
 * partition.
 */
final class SliceScan implements SupportsRead, ScanBuilder, Scan, Batch {
  private final String name;
  private final StructType schema;
  private final List<SlicePartition> partitions;
  private final SliceReaderFactory factory;

  SliceScan(
      String name, StructType schema, List<SlicePartition> partitions, SliceReaderFactory factory) {
    this.name = name;
    this.schema = schema;
    this.partitions = List.copyOf(partitions);
    this.factory = factory;
  }

  @Override
  public String name() {
    return name;
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
  public String description() {
    return name;
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return partitions.toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return factory;
  }
}
