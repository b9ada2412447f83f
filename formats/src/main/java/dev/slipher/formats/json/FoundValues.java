package dev.slipher.formats.json;

import java.util.Arrays;

/** Where the value of each column stands in the bytes of the structure read last. */
final class FoundValues {
  private final boolean[] keepsQuotes;
  private final Found[] found;
  private final int[] starts;
  private final int[] ends;

  /**
   * Values of columns, none found yet.
   *
   * @param keepsQuotes for each column whether a string is taken with its quotes, as JSON text
   */
  FoundValues(boolean[] keepsQuotes) {
    this.keepsQuotes = keepsQuotes.clone();
    found = new Found[keepsQuotes.length];
    starts = new int[keepsQuotes.length];
    ends = new int[keepsQuotes.length];
  }

  Found found(int column) {
    return found[column];
  }

  int start(int column) {
    return starts[column];
  }

  int end(int column) {
    return ends[column];
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(found, Found.NOTHING);
  }

  void mark(int[] columns, Found as) {
    for (int column : columns) {
      found[column] = as;
    }
  }

  void settle(int[] columns, Found as, int start, int end) {
    for (int column : columns) {
      found[column] = as;
      starts[column] = start;
      ends[column] = end;
    }
  }

  /** The string between two quotes, of which {@code end} stands behind the second. */
  void settleString(int[] columns, boolean escapes, int quote, int end) {
    for (int column : columns) {
      boolean whole = keepsQuotes[column];
      found[column] = escapes && !whole ? Found.ESCAPED : Found.PLAIN;
      starts[column] = whole ? quote : quote + 1;
      ends[column] = whole ? end : end - 1;
    }
  }
}
