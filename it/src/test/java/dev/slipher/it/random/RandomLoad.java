package dev.slipher.it.random;

import java.util.List;
import java.util.Map;

/**
 * A load and what must come of it.
 *
 * @param seed what it was made from
 * @param clauses of the COPY, behind its credentials
 * @param files bytes by key
 * @param rows the rows that it loads, values parted by {@code |}, in the order of their ids
 * @param rejects key, line and error code of each record that it rejects, sorted
 */
record RandomLoad(
    long seed, String clauses, Map<String, byte[]> files, List<String> rows, List<String> rejects) {

  /** The table that every load goes into. */
  static final String COLUMNS =
      "id int not null, x bigint, n decimal(12, 3), t varchar(60), d date, s timestamp, f boolean,"
          + " z int not null";

  /** What {@link #rows} shows of it. */
  static final String SELECTED = "id, x, n, t, d, cast(s as varchar(40)), cast(f as varchar(5)), z";

  /** How an answer shows a NULL; no text of a load has this character. */
  static final String NULL = "\u2205";

  @Override
  public String toString() {
    return "seed " + seed + ": " + clauses + ", files " + files.keySet();
  }
}
