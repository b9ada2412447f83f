package dev.slipher.spark.load.plan;

import dev.slipher.copy.DataFormat.FieldMapping;
import dev.slipher.copy.S3Location;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.json.JsonPath;
import dev.slipher.formats.json.JsonPathsFile;
import dev.slipher.formats.json.MalformedJsonPathsException;
import dev.slipher.formats.type.RedshiftType;
import java.util.List;
import java.util.Optional;

/** How JSON and Avro find their columns, settled step by step: statement, JSONPaths file, table. */
public final class JsonMapping {
  private JsonMapping() {}

  /** What the statement alone says; a JSONPaths file that says nothing leaves it at that. */
  static JsonLayout of(FieldMapping mapping) {
    if (mapping instanceof FieldMapping.NoShred) {
      return new JsonLayout.WholeDocument();
    }
    // json.jsonpaths.wrong-key-silent: without paths it is 'auto'.
    return new JsonLayout.ByName(mapping instanceof FieldMapping.AutoIgnoreCase);
  }

  /**
   * What a JSONPaths file says, if it says anything.
   *
   * @throws dev.slipher.dialect.SqlError if the file is malformed
   */
  public static Optional<JsonLayout> of(S3Location location, byte[] file) {
    try {
      Optional<List<JsonPath>> paths = JsonPathsFile.parse(file);
      return paths.map(JsonLayout.ByPath::new);
    } catch (MalformedJsonPathsException e) {
      throw PlanErrors.malformedJsonPaths(location, e);
    }
  }

  /**
   * Checks the layout against the columns that it feeds.
   *
   * @throws dev.slipher.dialect.SqlError if there is not one path for each column, or a whole
   *     document has no one SUPER column to go to
   */
  public static void check(JsonLayout layout, List<TargetColumn> targets) {
    if (layout instanceof JsonLayout.ByPath byPath && byPath.paths().size() != targets.size()) {
      throw PlanErrors.jsonPathsCount(byPath.paths().size(), targets.size());
    }
    if (layout instanceof JsonLayout.WholeDocument
        && (targets.size() != 1 || !(targets.get(0).type() instanceof RedshiftType.Super))) {
      throw PlanErrors.noShredNeedsSuper();
    }
  }
}
