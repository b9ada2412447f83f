package dev.slipher.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.slipher.formats.record.RowError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads one object or array and remembers where the value of each column stands in its bytes.
 *
 * <p>Jackson's streaming parser finds the tokens and judges them; no text passes through it but
 * keys. Bytes above ASCII are hidden from it, so that invalid UTF-8 is left to the column that it
 * is loaded into, if any (conv.acceptinvchars.*).
 */
final class StructureReader {

  /** How deep objects and arrays may be nested. */
  static final int DEEPEST = 1000;

  private final JsonFactory factory =
      JsonFactory.builder()
          // Keys of the data must not stay in the JVM's memory.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // Keys made to collide are slow to read, and no reason to fail.
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final PathTree root;
  private final FoundValues values;
  private final RepeatedKeys repeated;

  private byte[] bytes;
  private int start;
  private int end;
  private byte[] hidden = {};
  private boolean ascii;
  private JsonParser parser;
  private int length;
  private boolean cutShort;

  /** A reader for the columns of the paths, which puts what it finds into the values. */
  StructureReader(List<JsonPath> paths, boolean ignoreCase, FoundValues values) {
    root = PathTree.of(paths, ignoreCase);
    this.values = values;
    repeated = new RepeatedKeys(root, values);
  }

  /**
   * Reads the object that stands at the beginning of the range if its keys are those of the one
   * before.
   *
   * @return false if they are not, or it is not whole; the values then are undefined
   */
  boolean readRepeated(byte[] bytes, int start, int limit) {
    int end = repeated.read(bytes, start, limit);
    this.start = start;
    length = end - start;
    return end != RepeatedKeys.OTHERWISE;
  }

  /**
   * Reads the structure that stands at the beginning of the range.
   *
   * @param ascii whether all its bytes are
   * @return null, or why it is not well-formed; the values then are undefined
   */
  RowError read(byte[] bytes, int start, int end, boolean ascii) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.ascii = ascii;
    cutShort = false;
    values.clear();
    if (end - start > 1 && bytes[start + 1] == 0) {
      // Jackson would take it for UTF-16.
      return JsonErrors.malformed("Unexpected byte 0x00", 2);
    }
    try {
      parser =
          ascii
              ? factory.createParser(bytes, start, end - start)
              : factory.createParser(hidden(), 0, end - start);
      try {
        parser.nextToken();
        read(root);
        length = (int) parser.currentLocation().getByteOffset();
        repeated.learn(bytes, start, start + length);
        return null;
      } finally {
        parser.close();
      }
    } catch (JsonProcessingException e) {
      return malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // There is no stream behind the bytes.
    }
  }

  /** Where the structure ends; without an error only. */
  int end() {
    return start + length;
  }

  /** After an error: whether all that was read so far is the beginning of well-formed JSON. */
  boolean cutShort() {
    return cutShort;
  }

  /** A letter is valid in strings and nowhere else, as the bytes that it stands for. */
  private byte[] hidden() {
    int length = end - start;
    if (hidden.length < length) {
      hidden = new byte[Math.max(length, Math.min(hidden.length * 2, bytes.length))];
    }
    for (int i = 0; i < length; i++) {
      byte b = bytes[start + i];
      hidden[i] = b < 0 ? (byte) 'x' : b;
    }
    return hidden;
  }

  private RowError malformed(JsonProcessingException failure) {
    if (failure instanceof StreamConstraintsException) {
      return JsonErrors.malformed("Nested more than " + DEEPEST + " levels deep", 0);
    }
    long offset = failure.getLocation() == null ? 0 : failure.getLocation().getByteOffset();
    int position = (int) Math.max(0, Math.min(offset, end - start));
    cutShort = position == end - start;
    int last = Math.max(start, start + position - 1);
    if (bytes[last] < 0) {
      return JsonErrors.malformed("Unexpected byte 0x%02x".formatted(bytes[last] & 0xff), position);
    }
    String message = failure.getOriginalMessage();
    int note = message.indexOf(" (start marker at ");
    return JsonErrors.malformed(note < 0 ? message : message.substring(0, note), position);
  }

  /** Reads the value whose first token is at hand. */
  private void read(PathTree tree) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      values.settle(tree.columns(), Found.NOTHING, 0, 0); // json.null-literal
      return;
    }
    int first = tree.columns().length == 0 ? 0 : tokenStart();
    switch (token) {
      case START_OBJECT -> {
        values.mark(tree.elementColumns(), Found.NO_ARRAY);
        readMembers(tree);
        values.settle(tree.columns(), Found.NESTED, first, position(tree));
      }
      case START_ARRAY -> {
        values.mark(tree.memberColumns(), Found.NO_OBJECT);
        readElements(tree);
        values.settle(tree.columns(), Found.NESTED, first, position(tree));
      }
      default -> {
        values.mark(tree.memberColumns(), Found.NO_OBJECT);
        values.mark(tree.elementColumns(), Found.NO_ARRAY);
        if (tree.columns().length > 0) {
          if (token == JsonToken.VALUE_STRING) {
            settleString(tree, first);
          } else {
            values.settle(tree.columns(), Found.PLAIN, first, position(tree));
          }
        }
      }
    }
  }

  private void readMembers(PathTree tree) throws IOException {
    if (!tree.hasMembers()) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      PathTree member = tree.member(key());
      parser.nextToken();
      if (member == null) {
        parser.skipChildren(); // json.auto.unmatched-keys
      } else {
        clear(member);
        read(member);
      }
    }
  }

  private void readElements(PathTree tree) throws IOException {
    if (!tree.hasElements()) {
      parser.skipChildren();
      return;
    }
    values.mark(tree.elementColumns(), Found.NO_ARRAY); // what the array does not have stays so
    int next = 0;
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      if (next < tree.elementCount() && tree.elementIndex(next) == index) {
        PathTree element = tree.elementTree(next);
        next++;
        clear(element);
        read(element);
      } else {
        parser.skipChildren();
      }
    }
  }

  /** Forgets what an earlier value at this place has left: of keys that repeat, the last counts. */
  private void clear(PathTree tree) {
    values.mark(tree.columns(), Found.NOTHING);
    values.mark(tree.memberColumns(), Found.NOTHING);
    values.mark(tree.elementColumns(), Found.NOTHING);
  }

  private void settleString(PathTree tree, int quote) {
    boolean escapes = false;
    int at = ByteSearch.firstSpecial(bytes, quote + 1, end);
    // Jackson has not judged the string yet: where it does not end, that is still to come.
    while (at < end && bytes[at] != '"') {
      boolean escape = bytes[at] == '\\';
      escapes |= escape;
      at = ByteSearch.firstSpecial(bytes, at + (escape ? 2 : 1), end);
    }
    values.settleString(tree.columns(), escapes, quote, at + 1);
  }

  private int tokenStart() {
    return start + (int) parser.currentTokenLocation().getByteOffset();
  }

  private int position(PathTree tree) {
    return tree.columns().length == 0 ? 0 : start + (int) parser.currentLocation().getByteOffset();
  }

  /** The key at hand; one with characters that were hidden is read anew. */
  private String key() throws IOException {
    if (ascii) {
      return parser.currentName();
    }
    int from = tokenStart() + 1;
    int to = from;
    boolean escapes = false;
    while (bytes[to] != '"') {
      if (bytes[to] == '\\') {
        escapes = true;
        to++;
      }
      to++;
    }
    if (!escapes) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
    byte[] plain = new byte[to - from];
    int length = JsonText.unescape(bytes, from, to, plain, 0);
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }
}
