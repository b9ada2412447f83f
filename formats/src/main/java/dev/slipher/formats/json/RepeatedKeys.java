package dev.slipher.formats.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads objects whose keys stand as in one before, as those of a file mostly do: what stood between
 * its values is compared as bytes, and only the values are looked at.
 *
 * <p>It takes nothing that the parser would not, and finds the same in it; all else it leaves to
 * the parser: objects with other keys or white space, nested values, escapes.
 */
final class RepeatedKeys {
  /** What {@link #read} answers of an object that is not for it. */
  static final int OTHERWISE = -1;

  /** How many more misses than hits end the attempts for good. */
  private static final int PATIENCE = 1000;

  private final PathTree root;
  private final FoundValues values;
  private boolean possible;
  private int misses;

  /** What stands before each value of the object learned last, and behind its last. */
  private byte[][] between = {};

  /** The columns that take each value. */
  private int[][] columns = {};

  RepeatedKeys(PathTree root, FoundValues values) {
    this.root = root;
    this.values = values;
    possible = root.columns().length == 0 && root.elementColumns().length == 0;
  }

  /**
   * Reads the object at the beginning of the range, and nothing behind it.
   *
   * @return where it ends, or {@link #OTHERWISE}; the values then are undefined
   */
  int read(byte[] bytes, int start, int limit) {
    if (!possible || columns.length == 0) {
      return OTHERWISE;
    }
    int end = match(bytes, start, limit);
    misses += end == OTHERWISE ? 1 : misses == 0 ? 0 : -1;
    possible = misses < PATIENCE;
    return end;
  }

  private int match(byte[] bytes, int start, int limit) {
    values.clear();
    int at = start;
    for (int i = 0; i < columns.length; i++) {
      int value = behind(between[i], bytes, at, limit);
      at = value == OTHERWISE ? OTHERWISE : Scalars.end(bytes, value, limit);
      if (at < 0) {
        return OTHERWISE;
      }
      settle(columns[i], bytes, value, at);
    }
    return behind(between[columns.length], bytes, at, limit);
  }

  private static int behind(byte[] expected, byte[] bytes, int at, int limit) {
    int end = at + expected.length;
    return end <= limit && Arrays.equals(expected, 0, expected.length, bytes, at, end)
        ? end
        : OTHERWISE;
  }

  private void settle(int[] columns, byte[] bytes, int start, int end) {
    switch (bytes[start]) {
      case '"' -> values.settleString(columns, false, start, end);
      case 'n' -> values.mark(columns, Found.NOTHING); // json.null-literal
      default -> values.settle(columns, Found.PLAIN, start, end);
    }
  }

  /**
   * Remembers the keys of an object, so that others with the same can be read here.
   *
   * @param end where it ends; it is known to be well-formed
   */
  void learn(byte[] bytes, int start, int end) {
    columns = new int[][] {};
    if (!possible || bytes[start] != '{') {
      return;
    }
    List<byte[]> parts = new ArrayList<>();
    List<int[]> takers = new ArrayList<>();
    int at = start;
    do {
      int quote = ByteSearch.first((byte) '"', bytes, at, end);
      int quoteAfter = ByteSearch.first((byte) '"', bytes, quote + 1, end);
      int colon = ByteSearch.first((byte) ':', bytes, quoteAfter, end);
      int value = afterWhiteSpace(bytes, colon + 1, end);
      int valueEnd = Scalars.end(bytes, value, end);
      if (valueEnd == Scalars.NONE || !isPlain(bytes, at, value)) {
        return;
      }
      PathTree member = root.member(new String(bytes, quote + 1, quoteAfter - quote - 1, US_ASCII));
      if (member != null && member.goesOn()) {
        return;
      }
      parts.add(Arrays.copyOfRange(bytes, at, value));
      takers.add(member == null ? new int[] {} : member.columns());
      at = valueEnd;
    } while (bytes[afterWhiteSpace(bytes, at, end)] == ',');
    if (bytes[afterWhiteSpace(bytes, at, end)] == '}' && isPlain(bytes, at, end)) {
      parts.add(Arrays.copyOfRange(bytes, at, end));
      between = parts.toArray(byte[][]::new);
      columns = takers.toArray(int[][]::new);
    }
  }

  private static int afterWhiteSpace(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at;
  }

  /** Whether keys can be told from bytes: escapes have other spellings, and lines are counted. */
  private static boolean isPlain(byte[] bytes, int start, int end) {
    return ByteSearch.isAscii(bytes, start, end)
        && ByteSearch.first((byte) '\\', bytes, start, end) == end
        && ByteSearch.lineFeed(bytes, start, end) == end;
  }
}
