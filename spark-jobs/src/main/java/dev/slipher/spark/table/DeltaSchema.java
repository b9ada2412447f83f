package dev.slipher.spark.table;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.table.ColumnParts;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableDefinition.KeptColumn;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.table.TableParts;
import dev.slipher.formats.type.RedshiftType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Where a table's Redshift facts stand in Delta: each column's in its field's metadata, the table's
 * own in the table properties. So any Spark session sees them.
 */
public final class DeltaSchema {
  private static final String OURS = "slipher.";
  static final String TYPE = "slipher.type";
  private static final String DEFAULT = "slipher.default";
  private static final String IDENTITY = "slipher.identity";

  /** Where Spark looks for the default of a column that an INSERT leaves out. */
  private static final String SPARK_DEFAULT = "CURRENT_DEFAULT";

  private DeltaSchema() {}

  /**
   * The schema of a table, its columns' facts included.
   *
   * @param constant whether an expression, in Spark's words, gives one value whenever it is
   *     evaluated; Spark keeps no other defaults
   */
  public static StructType of(TableDefinition table, Predicate<String> constant) {
    StructField[] fields =
        table.columns().stream()
            .map(column -> field(table, column, constant))
            .toArray(StructField[]::new);
    return new StructType(fields);
  }

  /** The schema with its columns' facts as {@code table} has them now, and all else as it was. */
  public static StructType renewed(StructType schema, TableDefinition table) {
    StructField[] fields = schema.fields();
    StructField[] renewed = new StructField[fields.length];
    for (int i = 0; i < fields.length; i++) {
      StructField field = fields[i];
      MetadataBuilder metadata = new MetadataBuilder().withMetadata(field.metadata());
      table.columnMetadata(table.columns().get(i)).forEach(metadata::putString);
      renewed[i] =
          new StructField(field.name(), field.dataType(), field.nullable(), metadata.build());
    }
    return new StructType(renewed);
  }

  private static StructField field(
      TableDefinition table, ColumnDefinition column, Predicate<String> constant) {
    MetadataBuilder metadata = new MetadataBuilder();
    table.columnMetadata(column).forEach(metadata::putString);
    column
        .defaultExpression()
        .filter(expression -> isSparks(column.type()) && !RedshiftExpression.tellsUser(expression))
        .map(expression -> sparkDefault(column, expression))
        .filter(constant)
        .ifPresent(expression -> metadata.putString(SPARK_DEFAULT, expression));
    return new StructField(
        column.name(), SparkTypes.of(column.type()), column.nullable(), metadata.build());
  }

  /** Whether the values of a type are in Spark what they are in Redshift. */
  private static boolean isSparks(RedshiftType type) {
    return !StoredColumn.isFor(type)
        || type instanceof RedshiftType.Char
        || type instanceof RedshiftType.Varchar;
  }

  /** Redshift casts a default to the column's type (defid.default-literal), which Spark refuses. */
  private static String sparkDefault(ColumnDefinition column, String expression) {
    return "CAST((%s) AS %s)"
        .formatted(RedshiftExpression.toSpark(expression), SparkTypes.of(column.type()).sql());
  }

  /**
   * The facts back. A Delta table that Redshift's CREATE TABLE did not make has none, so its
   * columns are taken as Spark types them.
   */
  public static TableDefinition read(
      TableName name, StructType schema, Map<String, String> properties) {
    if (TableDefinition.isKeptIn(properties)) {
      List<KeptColumn> columns =
          Arrays.stream(schema.fields())
              .map(field -> new KeptColumn(field.name(), ours(field.metadata())))
              .toList();
      return TableDefinition.read(name, properties, columns);
    }
    List<ColumnParts> columns =
        Arrays.stream(schema.fields())
            .map(field -> ColumnParts.of(field.name(), SparkTypes.redshiftTypeOf(field)))
            .toList();
    return TableDefinition.of(0, 0, 0L, TableParts.of(name, columns));
  }

  /** The Redshift type of a query's column: its table's where Spark knows it to be that. */
  static RedshiftType typeOf(StructField field) {
    return knownTypeOf(field).orElseGet(() -> SparkTypes.redshiftTypeOf(field));
  }

  /**
   * Whether a table makes values that an INSERT of Spark's own cannot: of an IDENTITY column, or of
   * a DEFAULT that Spark does not keep.
   */
  static boolean makesValues(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(StructField::metadata)
        .anyMatch(
            facts ->
                facts.contains(IDENTITY)
                    || (facts.contains(DEFAULT) && !facts.contains(SPARK_DEFAULT)));
  }

  /** Whether a table has a SUPER column. */
  static boolean holdsSuper(StructType schema) {
    return Arrays.stream(schema.fields())
        .anyMatch(
            field -> knownTypeOf(field).filter(RedshiftType.Super.class::isInstance).isPresent());
  }

  /** The Redshift type that a field's metadata names, if it can be the field's. */
  static Optional<RedshiftType> knownTypeOf(StructField field) {
    return Optional.ofNullable(ours(field.metadata()).get(TYPE))
        .map(RedshiftType::fromCompactText)
        .filter(type -> SparkTypes.of(type).equals(field.dataType()));
  }

  private static Map<String, String> ours(Metadata metadata) {
    Map<String, String> facts = new HashMap<>();
    scala.collection.Iterator<String> keys = metadata.map().keysIterator();
    while (keys.hasNext()) {
      String key = keys.next();
      if (key.startsWith(OURS)) {
        facts.put(key, metadata.getString(key));
      }
    }
    return facts;
  }
}
