package dev.slipher.spark.table;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.dialect.QualifiedName;
import dev.slipher.spark.internals.DeltaAppend;
import dev.slipher.spark.internals.Expressions;
import dev.slipher.spark.internals.Scala;
import dev.slipher.spark.internals.SessionCatalogs;
import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.types.StructType;

/** The tables that a session reaches by name. */
public final class WarehouseTables {
  private final SparkSession session;
  private final String database;

  /**
   * @param database the one database's name, which a name of three parts must begin with
   */
  public WarehouseTables(SparkSession session, String database) {
    this.session = session;
    this.database = database;
  }

  /** The full name of what a statement calls by {@code name}. */
  public TableName qualify(QualifiedName name) {
    if (name.database().filter(said -> !said.equals(database)).isPresent()) {
      throw TableErrors.otherDatabase(name.database().get());
    }
    if (name.schema().isPresent()) {
      return new TableName(name.schema().get(), name.name());
    }
    return NameScope.of(session)
        .find(name.name())
        .orElseGet(() -> new TableName(session.catalog().currentDatabase(), name.name()));
  }

  /** The full name of a table that a statement is to make. */
  public TableName qualifyNew(QualifiedName name, boolean temporary) {
    NameScope scope = NameScope.of(session);
    if (temporary) {
      return new TableName(scope.forTemporaryTables(), name.name());
    }
    return name.schema().isPresent()
        ? qualify(name)
        : new TableName(scope.forNewTables(), name.name());
  }

  /** The table of that name, unless there is none; a view is none. */
  public Optional<CatalogTable> find(TableName name) {
    return SessionCatalogs.find(session, name.schema(), StoredNames.of(name));
  }

  /**
   * The table of that name.
   *
   * @throws dev.slipher.catalog.CatalogException 42P01 where there is none
   */
  public CatalogTable require(TableName name) {
    return find(name).orElseThrow(() -> CatalogErrors.relationDoesNotExist(name.name()));
  }

  /** What Redshift knows of the table. */
  public TableDefinition definition(TableName name) {
    DeltaAppend delta = DeltaAppend.begin(session, require(name));
    return DeltaSchema.read(name, delta.schema(), delta.properties());
  }

  /**
   * Whether an INSERT is more than Spark's own can do: the table makes values of its columns by
   * itself, or has SUPER columns, whose values come from several types, or rows of {@code width}
   * values leave some of them out.
   */
  public boolean needsOwnInsert(CatalogTable table, Optional<Integer> width) {
    if (!table.provider().exists(Scala.function("delta"::equals))) {
      return false;
    }
    StructType schema = DeltaAppend.begin(session, table).schema();
    return DeltaSchema.makesValues(schema)
        || DeltaSchema.holdsSuper(schema)
        || width.filter(values -> values < schema.length()).isPresent();
  }

  /** Makes the table, empty. */
  public void create(TableDefinition table) {
    DeltaTableBuilder builder =
        DeltaTable.create(session)
            .tableName(quoted(table.name()))
            .addColumns(
                DeltaSchema.of(table, expression -> Expressions.isConstant(session, expression)));
    if (table.columns().stream().anyMatch(column -> column.defaultExpression().isPresent())) {
      builder = builder.property("delta.feature.allowColumnDefaults", "supported");
    }
    for (var property : table.tableProperties().entrySet()) {
      builder = builder.property(property.getKey(), property.getValue());
    }
    builder.execute();
  }

  /** Drops the table and its files. */
  public void drop(TableName name) {
    SessionCatalogs.drop(session, require(name));
  }

  /** The name as Spark's SQL quotes it. */
  public static String quoted(TableName name) {
    return "`%s`.`%s`"
        .formatted(name.schema().replace("`", "``"), StoredNames.of(name).replace("`", "``"));
  }
}
