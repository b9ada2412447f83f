package dev.slipher.spark.session;

import dev.slipher.catalog.system.SystemTableContext;
import dev.slipher.catalog.system.Viewer;
import dev.slipher.spark.table.DeltaTableInspector;
import dev.slipher.spark.table.WarehouseTables;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** What the system tables may look at on behalf of a session. */
final class SystemContext {
  private SystemContext() {}

  static SystemTableContext of(SparkSession session) {
    Warehouse warehouse = Warehouse.of(session);
    return new SystemTableContext(
        warehouse.database(),
        warehouse.layout(),
        new DeltaTableInspector(
            session, new WarehouseTables(session, warehouse.layout().database())),
        Viewer.of(warehouse.session(session).session().user()),
        List.of(session.catalog().currentDatabase(), "pg_catalog"));
  }
}
