package dev.slipher.catalog.table;

import java.util.Objects;
import java.util.Optional;

/** Where a table's rows go (guide pages c_choosing_dist_sort, viewing-distribution-styles). */
public sealed interface DistributionStyle {
  /** What a table without a style gets (ddl.ct.diststyle-default). */
  DistributionStyle DEFAULT = new Auto(new All());

  /** Round robin over the slices. */
  record Even() implements DistributionStyle {}

  /** By the hash of one column. */
  record Key(String column) implements DistributionStyle {
    public Key {
      column = Names.cut(Objects.requireNonNull(column));
    }
  }

  /** A full copy on every node. */
  record All() implements DistributionStyle {}

  /**
   * Redshift chooses.
   *
   * @param effective what it has chosen for now; never itself AUTO
   */
  record Auto(DistributionStyle effective) implements DistributionStyle {
    public Auto {
      if (effective instanceof Auto) {
        throw new IllegalArgumentException("AUTO of AUTO");
      }
    }
  }

  /** How rows are placed now: AUTO's choice, or the style itself. */
  default DistributionStyle effective() {
    return this instanceof Auto auto ? auto.effective() : this;
  }

  /** The column by which rows are placed now. */
  default Optional<String> keyColumn() {
    return effective() instanceof Key key ? Optional.of(key.column()) : Optional.empty();
  }

  /** The form of {@code svv_table_info.diststyle} (sv.svv_table_info.diststyle). */
  default String text() {
    if (this instanceof Auto auto) {
      return "AUTO(" + auto.effective().text() + ")";
    }
    if (this instanceof Key key) {
      return "KEY(" + key.column() + ")";
    }
    return this instanceof All ? "ALL" : "EVEN";
  }

  /** The number of {@code stv_tbl_perm.dist_style} (sv.pg_class-diststyle). */
  default int code() {
    int automatic = this instanceof Auto ? 1 : 0;
    DistributionStyle style = effective();
    if (style instanceof Key) {
      return automatic == 1 ? 12 : 1;
    }
    if (style instanceof All) {
      return automatic == 1 ? 10 : 8;
    }
    return automatic == 1 ? 11 : 0;
  }
}
