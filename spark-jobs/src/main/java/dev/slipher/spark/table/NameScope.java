package dev.slipher.spark.table;

import dev.slipher.catalog.table.TableName;
import dev.slipher.spark.internals.SessionCatalogs;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Where a session finds relations whose schema is not said: its temporary tables first
 * (ddl.ct.temp-shadow), then the schemas of {@code search_path} in order (cfg.search_path).
 */
public final class NameScope {
  private static final String USER = "$user";

  private final SparkSession session;
  private final SlipherSession memory;

  private NameScope(SparkSession session) {
    this.session = session;
    memory = Warehouse.of(session).session(session);
  }

  /** What the session's names mean now. */
  public static NameScope of(SparkSession session) {
    return new NameScope(session);
  }

  /**
   * The relation of that name. Where only one schema comes into question it is not looked whether
   * that has the relation, which would cost a call to the metastore for each name.
   */
  public Optional<TableName> find(String name) {
    List<String> schemas = new ArrayList<>();
    if (memory.hasTemporarySchema()) {
      schemas.add(memory.temporarySchema());
    }
    schemas.addAll(path());
    if (schemas.size() == 1) {
      return Optional.of(new TableName(schemas.get(0), name));
    }
    return schemas.stream()
        .map(schema -> new TableName(schema, name))
        .filter(this::exists)
        .findFirst();
  }

  /** Where Spark itself would not look for it, the relation of that name. */
  public Optional<TableName> findBeyondSpark(String name) {
    if (!memory.hasTemporarySchema() && memory.variables().searchPath(current()).isEmpty()) {
      return Optional.empty(); // the common case, at no cost
    }
    return find(name).filter(found -> !found.schema().equals(current()));
  }

  /** The schemas of the search path that exist; the first is where new tables go. */
  public List<String> path() {
    Optional<List<String>> set = memory.variables().searchPath(current());
    if (set.isEmpty()) {
      return List.of(current());
    }
    return existing(set.get());
  }

  /** Those of a search path's schemas that exist (cfg.search_path: missing ones are ignored). */
  public List<String> existing(List<String> schemas) {
    return schemas.stream()
        .map(schema -> schema.equals(USER) ? memory.session().user().name() : schema)
        .filter(schema -> SessionCatalogs.schemaExists(session, schema))
        .distinct()
        .toList();
  }

  /**
   * The schema for a new table whose schema is not said.
   *
   * @throws dev.slipher.dialect.SqlError 3F000 where no schema of the search path exists
   */
  public String forNewTables() {
    return path().stream().findFirst().orElseThrow(TableErrors::noSchemaSelected);
  }

  /** The schema of the session's temporary tables, made if need be. */
  public String forTemporaryTables() {
    if (!memory.hasTemporarySchema()) {
      SessionCatalogs.createSchema(session, memory.temporarySchema());
      memory.temporarySchemaMade();
    }
    return memory.temporarySchema();
  }

  private boolean exists(TableName name) {
    return SessionCatalogs.exists(session, name.schema(), StoredNames.of(name));
  }

  private String current() {
    return session.catalog().currentDatabase();
  }
}
