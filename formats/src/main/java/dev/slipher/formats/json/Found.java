package dev.slipher.formats.json;

/** What a column's path has led to. */
enum Found {
  /**
   * Nothing: the value is NULL (json.auto.missing-key-null, json.jsonpaths.missing-object-null).
   */
  NOTHING,
  /** A value whose bytes stand as they are to be loaded. */
  PLAIN,
  /** The inside of a string with escapes. */
  ESCAPED,
  /** An object or array. */
  NESTED,
  /** The path asks for a member of what is no object. */
  NO_OBJECT,
  /** The path asks for an element of what is no array, or that the array does not have. */
  NO_ARRAY
}
