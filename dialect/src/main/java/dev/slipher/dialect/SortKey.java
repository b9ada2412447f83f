package dev.slipher.dialect;

import java.util.List;
import java.util.Objects;

/**
 * A table's sort key.
 *
 * @param columns folded names, in order; empty for AUTO alone
 */
public record SortKey(Style style, List<String> columns) {
  /** The kinds of sort key. */
  public enum Style {
    AUTO,
    COMPOUND,
    INTERLEAVED
  }

  /** SORTKEY AUTO. */
  public static final SortKey AUTO = new SortKey(Style.AUTO, List.of());

  public SortKey {
    Objects.requireNonNull(style);
    columns = List.copyOf(columns);
  }

  /** A compound key of these columns: what SORTKEY without a style means. */
  public static SortKey compound(List<String> columns) {
    return new SortKey(Style.COMPOUND, columns);
  }
}
