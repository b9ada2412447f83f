package dev.slipher.formats.json;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.record.RecordLayout;
import java.util.List;

/**
 * How the values of a JSON structure find their columns (guide page copy-parameters-data-format).
 */
public sealed interface JsonLayout extends RecordLayout {

  /**
   * By the names of the first level: {@code 'auto'} and {@code 'auto ignorecase'}.
   *
   * @param ignoreCase whether keys match in any case
   */
  record ByName(boolean ignoreCase) implements JsonLayout {}

  /** By the expressions of a JSONPaths file, one for each target column in its order. */
  record ByPath(List<JsonPath> paths) implements JsonLayout {
    public ByPath {
      paths = List.copyOf(paths);
    }
  }

  /** The whole structure into the one target column: {@code 'noshred'}. */
  record WholeDocument() implements JsonLayout {}

  /**
   * The path of each target column.
   *
   * @throws IllegalArgumentException if there is not one path for each column
   */
  default List<JsonPath> pathsOf(List<TargetColumn> columns) {
    List<JsonPath> paths;
    if (this instanceof ByPath byPath) {
      paths = byPath.paths();
    } else if (this instanceof ByName) {
      paths = columns.stream().map(column -> JsonPath.member(column.name())).toList();
    } else {
      paths = List.of(JsonPath.ROOT);
    }
    if (paths.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d paths for %d columns".formatted(paths.size(), columns.size()));
    }
    return paths;
  }
}
