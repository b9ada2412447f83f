package dev.slipher.catalog.system;

import dev.slipher.formats.type.TypeReading;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A log table as the database holds it. Its visible columns are Redshift's; those whose names begin
 * with an underscore feed other views.
 */
record LogTable(String name, List<SystemColumn> columns) {
  LogTable {
    Objects.requireNonNull(name);
    columns = List.copyOf(columns);
  }

  /** Columns as {@code name type, name type}, a type's arguments without blanks. */
  static List<SystemColumn> columns(String text) {
    return Stream.of(text.strip().split(",\\s+", -1)).map(LogTable::column).toList();
  }

  static LogTable of(String name, String columns) {
    return new LogTable(name, columns(columns));
  }

  List<SystemColumn> visible() {
    return columns.stream().filter(column -> !column.name().startsWith("_")).toList();
  }

  String insertSql() {
    return "insert into %s (%s) values (%s)"
        .formatted(
            quoted(name),
            columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", ")),
            columns.stream().map(column -> "?").collect(Collectors.joining(", ")));
  }

  static String quoted(String identifier) {
    return '"' + identifier + '"';
  }

  private static SystemColumn column(String text) {
    int blank = text.indexOf(' ');
    if (TypeReading.of(text.substring(blank + 1)) instanceof TypeReading.Loadable loadable) {
      return new SystemColumn(text.substring(0, blank), loadable.type());
    }
    throw new IllegalArgumentException("column " + text);
  }
}
