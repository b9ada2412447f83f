package dev.slipher.copy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the source's bytes are (guide page copy-parameters-data-format). */
public sealed interface DataFormat {

  /**
   * Fields parted by one ASCII character.
   *
   * @param delimiter decoded, 0 to 127; a pipe where nothing was said
   */
  record Delimited(char delimiter) implements DataFormat {}

  /**
   * CSV.
   *
   * @param delimiter decoded, 0 to 127; a comma where nothing was said
   * @param quote decoded, 0 to 127; a double quote where nothing was said
   */
  record Csv(char delimiter, char quote) implements DataFormat {}

  /**
   * Fields of fixed width.
   *
   * @param fields in the order of the table's columns; at least one
   */
  record FixedWidth(List<Field> fields) implements DataFormat {
    /**
     * One field.
     *
     * @param label free text, unrelated to the column's name (fixedwidth.spec)
     * @param width in characters, at least 1
     */
    public record Field(String label, int width) {
      public Field {
        Objects.requireNonNull(label);
      }
    }

    public FixedWidth {
      fields = List.copyOf(fields);
    }
  }

  /** JSON objects or arrays. */
  record Json(FieldMapping mapping) implements DataFormat {
    public Json {
      Objects.requireNonNull(mapping);
    }
  }

  /** Avro object container files; the mapping is never {@link FieldMapping.NoShred}. */
  record Avro(FieldMapping mapping) implements DataFormat {
    public Avro {
      Objects.requireNonNull(mapping);
    }
  }

  /** Parquet files. */
  record Parquet(boolean serializeToJson) implements DataFormat {}

  /** ORC files. */
  record Orc(boolean serializeToJson) implements DataFormat {}

  /** ESRI shapefiles. */
  record Shapefile(Optional<Simplify> simplify) implements DataFormat {
    public Shapefile {
      Objects.requireNonNull(simplify);
    }
  }

  /** The items of a DynamoDB table, which take no format parameter. */
  record DynamoDbItems() implements DataFormat {}

  /** How JSON or Avro fields find their columns. */
  sealed interface FieldMapping {
    /** {@code 'auto'}: by name, case-sensitively; also what nothing means. */
    record Auto() implements FieldMapping {}

    /** {@code 'auto ignorecase'}: by name in any case. */
    record AutoIgnoreCase() implements FieldMapping {}

    /** {@code 'noshred'}: the whole document goes into one SUPER column. */
    record NoShred() implements FieldMapping {}

    /** By the JSONPaths file at this place. */
    record JsonPaths(S3Location location) implements FieldMapping {}
  }

  /**
   * SIMPLIFY.
   *
   * @param auto whether only geometries that are too large are simplified
   * @param tolerance for AUTO the largest allowed, which may be absent
   */
  record Simplify(boolean auto, Optional<Double> tolerance) {
    public Simplify {
      Objects.requireNonNull(tolerance);
    }
  }
}
