package dev.slipher.spark.table;

import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.dialect.CreateTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From CREATE TABLE to a table that the catalog has checked. */
public final class TableCreation {
  private final WarehouseTables tables;

  public TableCreation(WarehouseTables tables) {
    this.tables = tables;
  }

  /**
   * The table that the statement defines.
   *
   * @param id the new table's id
   * @param owner the id of the user who makes it
   */
  public TableDefinition define(CreateTable statement, TableName name, int id, int owner) {
    TableStatement said = new TableStatement(statement, name, tables::qualify);
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return TableDefinition.of(id, owner, now, said.parts(tables::definition));
  }
}
