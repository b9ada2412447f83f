package dev.slipher.formats.json;

import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.formats.record.RowError;

/**
 * The row errors that the structure of JSON can have, and some that Avro's can have too. Texts
 * marked "clusters" stand in public reports of what clusters answered.
 */
public final class JsonErrors {
  private JsonErrors() {}

  /**
   * Not well-formed JSON (json.jsonpaths.malformed-ref, json.quotes-0x22).
   *
   * @param position the offset in the structure at which it stops to be JSON
   */
  static RowError malformed(String problem, int position) {
    return new RowError(LoadErrorCode.INVALID_LINE, "Invalid JSON: " + problem, position);
  }

  /** Text between two structures (json.garbage-counts). */
  static RowError outsideOfStructure(byte first) {
    return new RowError(
        LoadErrorCode.INVALID_LINE,
        "Invalid JSON: Unexpected character 0x%02x outside of an object or array"
            .formatted(first & 0xff),
        0);
  }

  /** Clusters: a name is asked of something that is no object (json.arrays-need-jsonpaths). */
  public static RowError notAnObject() {
    return new RowError(
        LoadErrorCode.INVALID_LINE, "Invalid JSONPath format: Member is not an object.", 0);
  }

  /**
   * Guide: copy-parameters-data-format (json.jsonpaths.missing-array-fatal,
   * avro.array-missing-fatal).
   */
  public static RowError notAnArray() {
    return new RowError(
        LoadErrorCode.INVALID_LINE,
        "Invalid JSONPath format: Not an array or index out of range.",
        0);
  }

  /** grammar.row-max-4mb, json.pipe-counted-twice. */
  public static RowError rowTooLarge() {
    return new RowError(LoadErrorCode.INVALID_LINE, "Row exceeds the maximum size of 4 MB", 0);
  }
}
