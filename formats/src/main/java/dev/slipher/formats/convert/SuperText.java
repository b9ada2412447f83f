package dev.slipher.formats.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.slipher.formats.record.RowError;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON as SUPER columns keep it: the text of one value in UTF-8, without blanks between its parts,
 * numbers as they were written. One instance serves a column for all of its values; what {@link
 * #bytes} holds is valid until the next one.
 *
 * <p>Limits are those of the guide page limitations-super in its newer edition: 16 MB for a value,
 * 16,000,000 bytes for a string in it, 1,000 levels. An attribute may stand once in its object
 * (guide page super-configurations).
 */
public final class SuperText {
  /** The most bytes of a value. */
  public static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final int MOST_STRING = 16_000_000;
  private static final int MOST_LEVELS = 1_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Keys come from data: interned names would stay for good.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_LEVELS)
                  .maxStringLength(MOST_BYTES)
                  .build())
          .build();

  private final JsonBytes text = new JsonBytes();

  /**
   * Takes a value's text, blanks around it or not.
   *
   * @return null, or why it is no value of a SUPER column
   */
  public RowError read(byte[] bytes, int start, int end) {
    // No JSON holds a NUL, and the parser would take it for a sign of UTF-16.
    for (int at = start; at < end; at++) {
      if (bytes[at] == 0) {
        return RowErrors.invalidSuper(at - start);
      }
    }
    try (JsonParser parser = JSON.createParser(bytes, start, end - start)) {
      try {
        if (parser.nextToken() == null) {
          return RowErrors.invalidSuper(0);
        }
        RowError error = copy(parser);
        return error != null || parser.nextToken() == null ? error : invalidAt(parser);
      } catch (JsonProcessingException notJson) {
        return invalidAt(parser);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing but memory is read
    }
  }

  /**
   * Takes a string as it is meant, not as JSON spells it.
   *
   * @return null, or why it is no value of a SUPER column
   */
  public RowError readString(String string) {
    text.reset();
    char[] characters = string.toCharArray();
    if (isTooLong(characters, 0, characters.length)) {
      return RowErrors.superStringTooLong(MOST_STRING);
    }
    return text.text(characters, 0, characters.length) ? null : RowErrors.invalidSuper(0);
  }

  /**
   * Takes the value whose first token is the parser's current one; then its last token is.
   *
   * @return null, or why it is no value of a SUPER column
   * @throws IOException of the parser
   */
  public RowError copy(JsonParser parser) throws IOException {
    text.reset();
    int level = 0;
    JsonToken token = parser.currentToken();
    while (true) {
      if (token == JsonToken.VALUE_STRING && isTooLong(parser)) {
        return RowErrors.superStringTooLong(MOST_STRING);
      }
      if (!write(token, parser)) {
        return invalidAt(parser); // half of a character
      }
      if (text.length() > MOST_BYTES) {
        return RowErrors.superTooLarge(text.length(), MOST_BYTES);
      }
      level += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (level == 0) {
        return null;
      }
      token = parser.nextToken();
    }
  }

  private boolean write(JsonToken token, JsonParser parser) throws IOException {
    switch (token) {
      case START_OBJECT -> text.open('{');
      case END_OBJECT -> text.close('}');
      case START_ARRAY -> text.open('[');
      case END_ARRAY -> text.close(']');
      case FIELD_NAME -> {
        return text.name(parser.getCurrentName());
      }
      case VALUE_STRING -> {
        return text.text(
            parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text.plain(parser.getText());
      case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> text.plain(token.asString());
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("JSON text has no " + token);
    }
    return true;
  }

  private static boolean isTooLong(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    // Where a text is short, the parser need not hand it over for this.
    return length > MOST_STRING / 3
        && isTooLong(parser.getTextCharacters(), parser.getTextOffset(), length);
  }

  private static boolean isTooLong(char[] characters, int from, int length) {
    if (length <= MOST_STRING / 3) {
      return false; // no char comes to more than three bytes
    }
    long bytes = 0;
    for (int at = from; at < from + length; at++) {
      char c = characters[at];
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes > MOST_STRING;
  }

  private static RowError invalidAt(JsonParser parser) {
    return RowErrors.invalidSuper(Math.max(0, parser.currentLocation().getByteOffset()));
  }

  /** The array that holds the value from its first element on; {@link #length} of it count. */
  public byte[] bytes() {
    return text.array();
  }

  public int length() {
    return text.length();
  }
}
