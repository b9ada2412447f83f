package dev.slipher.spark.internals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.analysis.NoSuchDatabaseException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.catalog.CatalogDatabase;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.delta.DeltaLog;
import scala.collection.Seq;

/** Looking things up in a session's catalog without asking for a plan. */
public final class SessionCatalogs {
  private SessionCatalogs() {}

  /** The table of that name, if it exists and is no view. */
  public static Optional<CatalogTable> find(SparkSession session, String schema, String table) {
    SessionCatalog catalog = session.sessionState().catalog();
    TableIdentifier name = new TableIdentifier(table, Scala.some(schema));
    try {
      if (!catalog.databaseExists(schema) || !catalog.tableExists(name)) {
        return Optional.empty();
      }
      CatalogTable found = catalog.getTableMetadata(name);
      return isView(found) ? Optional.empty() : Optional.of(found);
    } catch (NoSuchDatabaseException | NoSuchTableException e) {
      return Optional.empty(); // dropped by another session since
    }
  }

  /** Drops the table with its files. */
  public static void drop(SparkSession session, CatalogTable table) {
    Path folder = new Path(table.location());
    session.sessionState().catalog().dropTable(table.identifier(), true, true);
    DeltaLog.invalidateCache(session, folder);
  }

  /** Whether a table or view of that name exists. */
  public static boolean exists(SparkSession session, String schema, String relation) {
    SessionCatalog catalog = session.sessionState().catalog();
    return catalog.databaseExists(schema)
        && catalog.tableExists(new TableIdentifier(relation, Scala.some(schema)));
  }

  /** Whether a schema of that name exists. */
  public static boolean schemaExists(SparkSession session, String schema) {
    return session.sessionState().catalog().databaseExists(schema);
  }

  /** Makes a schema in its default place under the warehouse, unless it exists. */
  public static void createSchema(SparkSession session, String schema) {
    SessionCatalog catalog = session.sessionState().catalog();
    catalog.createDatabase(
        new CatalogDatabase(schema, "", catalog.getDefaultDBPath(schema), Scala.map(Map.of())),
        true);
  }

  /** Drops a schema with all tables and their files, if it exists. */
  public static void dropSchema(SparkSession session, String schema) {
    session.sessionState().catalog().dropDatabase(schema, true, true);
  }

  /** The names of all schemas. */
  public static List<String> schemas(SparkSession session) {
    return Scala.list(session.sessionState().catalog().listDatabases());
  }

  /** All tables of all schemas, views excepted. */
  public static List<CatalogTable> tables(SparkSession session) {
    return relations(session).stream().filter(table -> !isView(table)).toList();
  }

  /** All views of all schemas. */
  public static List<CatalogTable> views(SparkSession session) {
    return relations(session).stream().filter(SessionCatalogs::isView).toList();
  }

  /** Whether the table's data is Delta's. */
  public static boolean isDelta(CatalogTable table) {
    return table.provider().isDefined() && table.provider().get().equalsIgnoreCase("delta");
  }

  private static boolean isView(CatalogTable table) {
    return table.tableType().equals(CatalogTableType.VIEW());
  }

  private static List<CatalogTable> relations(SparkSession session) {
    SessionCatalog catalog = session.sessionState().catalog();
    List<CatalogTable> relations = new ArrayList<>();
    for (String schema : schemas(session)) {
      try {
        Seq<TableIdentifier> names = catalog.listTables(schema, "*", false);
        relations.addAll(Scala.list(catalog.getTablesByName(names)));
      } catch (NoSuchDatabaseException e) {
        continue; // dropped by another session since
      }
    }
    return relations;
  }
}
