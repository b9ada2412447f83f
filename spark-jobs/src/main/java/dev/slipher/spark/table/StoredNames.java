package dev.slipher.spark.table;

import dev.slipher.catalog.table.TableName;
import dev.slipher.spark.warehouse.TemporarySchemas;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;

/** Tables' names as Spark's catalog keeps them, which admits no {@code #}. */
public final class StoredNames {
  private static final String HASH = "_hash_";

  private StoredNames() {}

  /** The table's own name as the catalog keeps it. */
  public static String of(TableName name) {
    return name.name().startsWith("#") ? HASH + name.name().substring(1) : name.name();
  }

  /** The name of a table that the catalog keeps. */
  static TableName read(CatalogTable table) {
    String stored = table.identifier().table();
    boolean hashed = TemporarySchemas.isOne(table.database()) && stored.startsWith(HASH);
    return new TableName(table.database(), hashed ? "#" + stored.substring(HASH.length()) : stored);
  }
}
