package dev.slipher.formats.avro;

import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.record.RecordLayout;
import java.util.Objects;

/**
 * How the fields of Avro records find their columns: as the keys of JSON do, by name or by the
 * expressions of a JSONPaths file, which pass over the names of inner types
 * (avro.path-skips-inner-names).
 *
 * @param mapping by name or by path, never a whole document
 */
public record AvroLayout(JsonLayout mapping) implements RecordLayout {
  public AvroLayout {
    Objects.requireNonNull(mapping);
    if (mapping instanceof JsonLayout.WholeDocument) {
      throw new IllegalArgumentException("Avro has no 'noshred'");
    }
  }
}
