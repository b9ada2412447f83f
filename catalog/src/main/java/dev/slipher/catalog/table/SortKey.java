package dev.slipher.catalog.table;

import java.util.List;
import java.util.Objects;

/**
 * A table's sort key.
 *
 * @param columns the key's columns in order; empty unless compound or interleaved
 */
public record SortKey(Kind kind, List<String> columns) {

  /** Redshift chooses (ddl.ct.sortkey-auto); so far it has chosen none. */
  public static final SortKey AUTO = new SortKey(Kind.AUTO, List.of());

  /** No key, and none wanted. */
  public static final SortKey NONE = new SortKey(Kind.NONE, List.of());

  /** How the columns work together. */
  public enum Kind {
    AUTO,
    NONE,
    COMPOUND,
    INTERLEAVED
  }

  public SortKey {
    Objects.requireNonNull(kind);
    columns = columns.stream().map(Names::cut).toList();
    if (columns.isEmpty() != (kind == Kind.AUTO || kind == Kind.NONE)) {
      throw new IllegalArgumentException(kind + " with columns " + columns);
    }
  }

  /** {@code [COMPOUND] SORTKEY(columns)}. */
  public static SortKey compound(List<String> columns) {
    return new SortKey(Kind.COMPOUND, columns);
  }

  /** {@code INTERLEAVED SORTKEY(columns)}. */
  public static SortKey interleaved(List<String> columns) {
    return new SortKey(Kind.INTERLEAVED, columns);
  }

  /**
   * What {@code pg_table_def.sortkey} shows: the place in the key counted from 1, 0 outside it; for
   * interleaved keys with alternating sign, the first negative (sv.pg_table_def).
   */
  public int shownPosition(String column) {
    int place = columns.indexOf(column) + 1;
    return kind == Kind.INTERLEAVED && place % 2 == 1 ? -place : place;
  }
}
