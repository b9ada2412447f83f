package dev.slipher.formats.avro;

/** What a column's path has led to in a record. */
enum Found {
  /** Nothing, or a null: the value is NULL (avro.missing-null). */
  NOTHING,
  /** A value, as text that the column is to read as it reads any. */
  TEXT,
  /** A day or a moment, in the form that DATEFORMAT and TIMEFORMAT have no say in. */
  MOMENT,
  /** The path asks for a member of what is no record or map. */
  NO_OBJECT,
  /** The path asks for an element of what is no array, or that the array does not have. */
  NO_ARRAY
}
