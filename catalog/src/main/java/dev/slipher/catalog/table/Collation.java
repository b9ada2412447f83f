package dev.slipher.catalog.table;

/** How a text column compares (ddl.ct.collate). */
public enum Collation {
  CASE_SENSITIVE,
  CASE_INSENSITIVE
}
