package dev.slipher.spark.load.source.dynamodb;

/**
 * Keeps one segment's scan to its share of a table's read throughput: what a page has consumed is
 * waited for before the next is asked for (dynamodb.readratio-meaning). One thread uses it.
 */
final class ReadPace {
  /** A page that DynamoDB does not cut short by itself reads this much: 1 MB at most. */
  private static final int MOST_ITEMS = 100_000;

  /** The guess before the first page; few enough that large items do no harm. */
  private static final int FIRST_ITEMS = 16;

  private static final double NANOS = 1e9;

  private final double unitsPerSecond;
  private long next = Long.MIN_VALUE;
  private int items = FIRST_ITEMS;

  /** A pace of so many read capacity units a second. */
  ReadPace(double unitsPerSecond) {
    if (!(unitsPerSecond > 0)) {
      throw new IllegalArgumentException(unitsPerSecond + " units a second");
    }
    this.unitsPerSecond = unitsPerSecond;
  }

  /**
   * A scan's pace.
   *
   * @param provisioned the table's read capacity units
   * @param readRatio percent of them
   * @param segments how many scans share them
   */
  static ReadPace of(double provisioned, int readRatio, int segments) {
    return new ReadPace(provisioned * readRatio / 100 / segments);
  }

  /** Nanoseconds to wait from a moment of {@link System#nanoTime} on; 0 for none. */
  long pause(long now) {
    return next == Long.MIN_VALUE ? 0 : Math.max(0, next - now);
  }

  /**
   * A page has come.
   *
   * @param units what it consumed
   * @param read the items that it was made of
   * @param asked when it was asked for
   */
  void consumed(double units, int read, long asked) {
    next = asked + (long) (units / unitsPerSecond * NANOS);
    if (units > 0 && read > 0) {
      // A page should last a second, not more, so that others find throughput at any time; but
      // what costs less than a unit is rounded up.
      double most = Math.max(1, unitsPerSecond) * read / units;
      items = (int) Math.max(1, Math.min(MOST_ITEMS, most));
    }
  }

  /** How many items the next page should have at most. */
  int items() {
    return items;
  }
}
