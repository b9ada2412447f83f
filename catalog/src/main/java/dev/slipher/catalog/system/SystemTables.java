package dev.slipher.catalog.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every system table and view that can be queried. */
public final class SystemTables {
  private static final Map<String, SystemTable> BY_NAME = new TreeMap<>();

  static {
    Stream.of(LogViews.all(), ClusterViews.all(), DefinitionViews.all())
        .flatMap(List::stream)
        .forEach(table -> BY_NAME.put(table.name(), table));
  }

  private SystemTables() {}

  /** The system table of that name, in any case; without a schema. */
  public static Optional<SystemTable> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** All system tables in the order of their names. */
  public static List<SystemTable> all() {
    return List.copyOf(BY_NAME.values());
  }
}
