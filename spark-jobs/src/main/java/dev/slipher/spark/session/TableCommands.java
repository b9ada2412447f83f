package dev.slipher.spark.session;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.warehouse.User;
import dev.slipher.dialect.CreateTable;
import dev.slipher.dialect.CreateTableAs;
import dev.slipher.dialect.DdlStatement;
import dev.slipher.dialect.DropTable;
import dev.slipher.dialect.QualifiedName;
import dev.slipher.dialect.Truncate;
import dev.slipher.spark.table.QueryColumns;
import dev.slipher.spark.table.TableCreation;
import dev.slipher.spark.table.WarehouseTables;
import dev.slipher.spark.transaction.Transaction;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** CREATE TABLE, also AS, DROP TABLE and TRUNCATE. */
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
    return createAs((CreateTableAs) statement);
  }

  private List<String> create(CreateTable statement) {
    TableName name = tables.qualifyNew(statement.table(), statement.temporary());
    Optional<List<String>> skipped = skipped(name, statement.ifNotExists());
    if (skipped.isPresent()) {
      return skipped.get();
    }
    tables.create(new TableCreation(tables).define(statement, name, nextTableId(), user().id()));
    return List.of();
  }

  private List<String> createAs(CreateTableAs statement) {
    TableName name = tables.qualifyNew(statement.table(), statement.temporary());
    Optional<List<String>> skipped = skipped(name, statement.ifNotExists());
    if (skipped.isPresent()) {
      return skipped.get();
    }
    Dataset<Row> query = session.sql(statement.query());
    TableDefinition table =
        QueryColumns.define(statement, name, query.schema(), nextTableId(), user().id());
    tables.create(table);
    boolean filled = false;
    try {
      query.write().insertInto(WarehouseTables.quoted(name));
      filled = true;
      return List.of();
    } finally {
      if (!filled) {
        tables.drop(name);
      }
    }
  }

  /**
   * The answer where the table exists already (ddl.ct.if-not-exists).
   *
   * @throws dev.slipher.catalog.CatalogException 42P07 where that is not allowed
   */
  private Optional<List<String>> skipped(TableName name, boolean ifNotExists) {
    if (tables.find(name).isEmpty()) {
      return Optional.empty();
    }
    if (!ifNotExists) {
      throw CatalogErrors.relationAlreadyExists(name.name());
    }
    return Optional.of(
        List.of("Relation \"%s\" already exists and will be skipped".formatted(name.name())));
  }

  private int nextTableId() {
    return warehouse.database().sequences().nextTableId();
  }

  private User user() {
    return warehouse.session(session).session().user();
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
