package dev.slipher.spark.session;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.dialect.CreateTable;
import dev.slipher.dialect.CreateTableAs;
import dev.slipher.dialect.DdlStatement;
import dev.slipher.dialect.DropTable;
import dev.slipher.dialect.QualifiedName;
import dev.slipher.dialect.Truncate;
import dev.slipher.spark.table.TableCreation;
import dev.slipher.spark.table.WarehouseTables;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** CREATE TABLE, DROP TABLE and TRUNCATE. */
final class TableCommands {
  private final SparkSession session;
  private final Warehouse warehouse;
  private final WarehouseTables tables;

  TableCommands(SparkSession session) {
    this.session = session;
    warehouse = Warehouse.of(session);
    tables = new WarehouseTables(session, warehouse.layout().database());
  }

  /** Runs the statement and returns the INFO lines that answer it. */
  List<String> run(DdlStatement statement) {
    if (statement instanceof CreateTable create) {
      return create(create);
    }
    if (statement instanceof DropTable drop) {
      return drop(drop);
    }
    if (statement instanceof Truncate truncate) {
      truncate(tables.qualify(truncate.table()));
      return List.of();
    }
    CreateTableAs createAs = (CreateTableAs) statement;
    throw SessionErrors.notSupported("CREATE TABLE " + createAs.table() + " AS");
  }

  private List<String> create(CreateTable statement) {
    if (statement.temporary()) {
      throw SessionErrors.notSupported("CREATE TEMPORARY TABLE");
    }
    TableName name = tables.qualify(statement.table());
    if (tables.find(name).isPresent()) {
      if (statement.ifNotExists()) {
        return List.of("Relation \"%s\" already exists and will be skipped".formatted(name.name()));
      }
      throw CatalogErrors.relationAlreadyExists(name.name());
    }
    TableDefinition table =
        new TableCreation(tables)
            .define(
                statement,
                name,
                warehouse.database().sequences().nextTableId(),
                warehouse.session(session).session().user().id());
    tables.create(table);
    return List.of();
  }

  private void truncate(TableName name) {
    tables.require(name);
    new TransactionCommands(session).commitOpen();
    locked(List.of(name), () -> session.sql("DELETE FROM " + WarehouseTables.quoted(name)));
  }

  /** Runs work on tables that nobody loads into meanwhile (slices.concurrent-copies-serialize). */
  private void locked(List<TableName> names, Runnable work) {
    Transaction transaction = warehouse.transaction(session, false);
    try {
      for (TableName name : names) {
        transaction.lock(name.toString());
      }
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SessionErrors.cancelled(e);
    } finally {
      transaction.abort(); // it has nothing pending, only locks
    }
  }

  private List<String> drop(DropTable statement) {
    List<String> lines = new ArrayList<>();
    List<TableName> found = new ArrayList<>();
    for (QualifiedName name : statement.tables()) {
      TableName table = tables.qualify(name);
      if (tables.find(table).isPresent()) {
        found.add(table);
      } else if (statement.ifExists()) {
        lines.add("Table \"%s\" does not exist and will be skipped".formatted(table.name()));
      } else {
        throw CatalogErrors.relationDoesNotExist(table.name());
      }
    }
    locked(found, () -> found.forEach(tables::drop));
    return lines;
  }
}
