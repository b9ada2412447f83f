package dev.slipher.formats.dynamodb;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.json.JsonText;
import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a record of an item: a field for each column. */
final class ItemFields {
  private static final int ABSENT = -1;

  /** dynamodb.types: an attribute that is neither is asked for; clusters' words are on no page. */
  private static final String UNSUPPORTED =
      "Unsupported Data Type: Current Version only supports Strings and Numbers";

  private final ItemText text = new ItemText();
  private final TextRecord record = TextRecord.markingNulls();
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final int[] starts;
  private final int[] stops;
  private final boolean[] escaped;
  private int wrongField;
  private byte[] rewritten = {};

  ItemFields(List<TargetColumn> targets) {
    for (TargetColumn target : targets) {
      columns.put(folded(target.name()), columns.size());
    }
    starts = new int[targets.size()];
    stops = new int[targets.size()];
    escaped = new boolean[targets.size()];
  }

  /** The one record that is filled again and again. */
  TextRecord record() {
    return record;
  }

  /** The field that the last error blames. */
  int wrongField() {
    return wrongField;
  }

  /**
   * Fills the record.
   *
   * @param number the item's number, counted from 1
   * @return null, or why there is no record; it then ends with the field to blame
   * @throws DynamoDbItemException if two names differ only in case
   */
  RowError fill(long number, byte[] bytes, int start, int end) throws DynamoDbItemException {
    find(bytes, start, end);
    record.begin(number);
    int last = wrongField < 0 ? starts.length - 1 : wrongField;
    boolean rewrite = false;
    for (int column = 0; column <= last; column++) {
      // dynamodb.missing-attribute: an empty field, which is what EMPTYASNULL speaks of.
      boolean absent = starts[column] == ABSENT;
      record.addField(absent ? start : starts[column], absent ? start : stops[column]);
      rewrite |= !absent && escaped[column] && column != wrongField;
    }
    if (rewrite) {
      rewrite(bytes, start, end, last);
    }
    record.end(rewrite ? rewritten : bytes, bytes, start, end);
    return wrongField < 0 ? null : new RowError(LoadErrorCode.INVALID_DATA_TYPE, UNSUPPORTED, 0);
  }

  /** Finds the attributes that have columns. */
  private void find(byte[] bytes, int start, int end) throws DynamoDbItemException {
    Arrays.fill(starts, ABSENT);
    wrongField = -1;
    names.clear();
    text.over(bytes, start, end);
    text.expect('{');
    if (!text.takes('}')) {
      do {
        text.string();
        String name = name(bytes);
        String key = folded(name);
        String same = names.put(key, name);
        if (same != null) {
          throw DynamoDbItemException.sameName(same, name, shown(bytes, start, end));
        }
        text.expect(':');
        attribute(columns.getOrDefault(key, ABSENT), bytes);
      } while (text.takes(','));
      text.expect('}');
    }
    if (!text.isAtEnd()) {
      throw DynamoDbItemException.malformed(text.position() - start);
    }
  }

  /** Takes a type and its value. */
  private void attribute(int column, byte[] bytes) throws DynamoDbItemException {
    text.expect('{');
    text.string();
    boolean isScalar =
        text.stop() - text.start() == 1
            && (bytes[text.start()] == 'S' || bytes[text.start()] == 'N');
    text.expect(':');
    if (isScalar) {
      text.string();
    } else {
      text.value();
    }
    // dynamodb.types-unmatched-ok, dynamodb.extra-attribute-dropped
    if (column != ABSENT) {
      starts[column] = text.start();
      stops[column] = text.stop();
      escaped[column] = text.escaped();
      if (!isScalar && (wrongField < 0 || column < wrongField)) {
        wrongField = column;
      }
    }
    text.expect('}');
  }

  private String name(byte[] bytes) {
    int length = text.stop() - text.start();
    if (!text.escaped()) {
      return new String(bytes, text.start(), length, StandardCharsets.UTF_8);
    }
    byte[] plain = new byte[length];
    int end = JsonText.unescape(bytes, text.start(), text.stop(), plain, 0);
    return new String(plain, 0, end, StandardCharsets.UTF_8);
  }

  /** Copies the values into an array of their own, escapes resolved. */
  private void rewrite(byte[] bytes, int start, int end, int last) {
    if (rewritten.length < end - start) {
      rewritten = new byte[2 * (end - start)];
    }
    int to = 0;
    for (int column = 0; column <= last; column++) {
      if (starts[column] == ABSENT) {
        record.moveValue(column, to, to);
        continue;
      }
      int from = to;
      if (escaped[column] && column != wrongField) {
        to = JsonText.unescape(bytes, starts[column], stops[column], rewritten, to);
      } else {
        int length = stops[column] - starts[column];
        System.arraycopy(bytes, starts[column], rewritten, to, length);
        to += length;
      }
      record.moveValue(column, from, to);
    }
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** As much of the item as an error message bears. */
  private static String shown(byte[] bytes, int start, int end) {
    String all = new String(bytes, start, Math.min(end - start, 400), StandardCharsets.UTF_8);
    return all.length() < 200 ? all : all.substring(0, 200) + "...";
  }
}
