package dev.slipher.catalog.system;

import dev.slipher.catalog.ClusterLayout;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.warehouse.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The tables that show the cluster as it is now. */
final class ClusterViews {
  /** The number of the one database, as stv_tbl_perm shows it. */
  private static final int DATABASE_ID = 100;

  private ClusterViews() {}

  static List<SystemTable> all() {
    return List.of(
        new SystemTable( // slices.stv_slices
            "stv_slices",
            LogTable.columns("node integer, slice integer, localslice integer, type character(1)"),
            false,
            (context, equalities) -> slices(context)),
        new SystemTable( // sv.stv_sessions
            "stv_sessions",
            LogTable.columns(
                "starttime timestamp, process integer, user_name character(50),"
                    + " db_name character(50), timeout_sec integer"),
            false,
            (context, equalities) -> sessions(context)),
        new SystemTable(
            "stv_load_state",
            LogTable.columns(RunningLoads.COLUMNS),
            false,
            (context, equalities) -> context.loads().rows(context.viewer())),
        new SystemTable( // sv.stv_tbl_perm
            "stv_tbl_perm",
            LogTable.columns(
                """
                slice integer, id integer, name character(72), rows bigint, sorted_rows bigint,
                temp integer, db_id integer, insert_pristine integer, delete_pristine integer,
                backup integer, dist_style integer, block_count integer
                """),
            true,
            (context, equalities) -> permanentTables(context, equalities.get("name"))));
  }

  private static List<Object[]> slices(SystemTableContext context) {
    ClusterLayout layout = context.layout();
    return layout
        .sliceNumbers()
        .mapToObj(
            slice -> new Object[] {layout.nodeOf(slice), slice, layout.localSlice(slice), "D"})
        .toList();
  }

  private static List<Object[]> sessions(SystemTableContext context) {
    List<Object[]> rows = new ArrayList<>();
    for (Session session : context.database().sessions().live()) {
      if (context.viewer().superuser() || session.user().id() == context.viewer().userId()) {
        rows.add(
            new Object[] {
              session.startedMicros(), session.pid(), session.user().name(), session.database(), 0
            });
      }
    }
    return rows;
  }

  private static List<Object[]> permanentTables(SystemTableContext context, Object name) {
    List<Object[]> rows = new ArrayList<>();
    Predicate<TableName> wanted =
        table -> !(name instanceof String text) || text.stripTrailing().equals(table.name());
    for (TableDefinition table : context.tables().tables(wanted)) {
      TableStorage storage = TableStorage.of(context, table);
      for (int slice = 0; slice < context.layout().slices(); slice++) {
        SliceStorage here = storage.on(slice);
        rows.add(
            new Object[] {
              slice,
              table.id(),
              table.name().name(),
              here.rows(),
              here.sortedRows(),
              table.temporary() ? 1 : 0,
              DATABASE_ID,
              0,
              0,
              table.backup() ? 1 : 0,
              table.distribution().code(),
              Math.toIntExact(storage.blocksOn(slice))
            });
      }
    }
    return rows;
  }
}
