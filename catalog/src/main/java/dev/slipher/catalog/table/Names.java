package dev.slipher.catalog.table;

import dev.slipher.catalog.Bytes;

/** Identifiers (guide page r_names). */
final class Names {
  /** Bytes that a table's or column's name may have (ddl.ct.name-127). */
  private static final int MOST_BYTES = 127;

  private Names() {}

  static String cut(String name) {
    return Bytes.cut(name, MOST_BYTES);
  }
}
