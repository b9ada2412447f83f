package dev.slipher.spark.session;

import dev.slipher.catalog.system.SystemTableContext;
import dev.slipher.catalog.system.Viewer;
import dev.slipher.spark.table.DeltaTableInspector;
import dev.slipher.spark.table.NameScope;
import dev.slipher.spark.table.WarehouseTables;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.ArrayList;
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
        warehouse.runningLoads(),
        Viewer.of(warehouse.session(session).session().user()),
        searchPath(session));
  }

  /** Temporary tables first, then the search path, then the system's (cfg.search_path). */
  private static List<String> searchPath(SparkSession session) {
    List<String> path = new ArrayList<>();
    path.add(Warehouse.of(session).session(session).temporarySchema());
    path.addAll(NameScope.of(session).path());
    path.add("pg_catalog");
    return path;
  }
}
