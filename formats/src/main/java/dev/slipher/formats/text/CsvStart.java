package dev.slipher.formats.text;

import dev.slipher.formats.record.RecordReader.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds a record's start in the midst of a CSV file. Whether the first byte stands in quotes cannot
 * be seen, so both are tried, and the one stands that makes the better records of what follows. It
 * may be wrong: whoever cuts files checks that the ranges meet.
 */
final class CsvStart {
  /** Bytes to look at first: more than most records, less than a read from the network. */
  static final int WINDOW = 64 * 1024;

  private static final int ENOUGH_RECORDS = 200;

  private final TextLayout.Csv layout;
  private final TextReading reading;
  private final byte[] bytes;
  private final int length;
  private final boolean atEnd;

  /**
   * Looks at the bytes up to {@code length}, of which the first stands before the range.
   *
   * @param atEnd whether the file ends there
   */
  CsvStart(TextLayout.Csv layout, TextReading reading, byte[] bytes, int length, boolean atEnd) {
    this.layout = layout;
    this.reading = reading;
    this.bytes = bytes;
    this.length = length;
    this.atEnd = atEnd;
  }

  /** Where the first record starts, or -1 if none does. */
  int find() throws IOException {
    int outside = afterLineEnd(false);
    int inside = afterLineEnd(true);
    if (outside < 0 || inside < 0) {
      return Math.max(outside, inside);
    }
    return oddRecords(inside) < oddRecords(outside) ? inside : outside;
  }

  /** Behind the first line feed that does not stand in quotes, or -1. */
  private int afterLineEnd(boolean startsInQuotes) {
    boolean quoted = startsInQuotes;
    for (int at = 0; at < length; at++) {
      byte b = bytes[at];
      if (b == layout.quote() && at > 0) {
        quoted = !quoted;
      } else if (b == '\n' && !quoted) {
        return at + 1;
      }
    }
    return -1;
  }

  /** The share of records that are broken or have another number of fields than most. */
  private double oddRecords(int start) throws IOException {
    Map<Integer, Integer> byWidth = new HashMap<>();
    int records = 0;
    try (CsvReader reader =
        new CsvReader(
            new ByteArrayInputStream(bytes, start, length - start), layout, reading.fromRecord())) {
      Outcome outcome = reader.next();
      while (outcome != Outcome.END && records < ENOUGH_RECORDS) {
        int width = outcome == Outcome.RECORD ? reader.record().fieldCount() : -1;
        outcome = reader.next();
        if (outcome != Outcome.END || atEnd) { // else the record may go on behind the window
          records++;
          byWidth.merge(width, 1, Integer::sum);
        }
      }
    }
    byWidth.remove(-1);
    int usual = byWidth.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return records == 0 ? 0.5 : 1 - (double) usual / records;
  }
}
