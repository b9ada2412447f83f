package dev.slipher.catalog.system;

import dev.slipher.catalog.ClusterLayout;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import java.util.List;
import java.util.Objects;

/**
 * What a system table needs to know to show its rows.
 *
 * @param searchPath the session's schemas in order, {@code $user} already replaced
 */
public record SystemTableContext(
    WarehouseDatabase database,
    ClusterLayout layout,
    TableInspector tables,
    RunningLoads loads,
    Viewer viewer,
    List<String> searchPath) {
  public SystemTableContext {
    Objects.requireNonNull(database);
    Objects.requireNonNull(layout);
    Objects.requireNonNull(tables);
    Objects.requireNonNull(loads);
    Objects.requireNonNull(viewer);
    searchPath = List.copyOf(searchPath);
  }
}
