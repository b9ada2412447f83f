package dev.slipher.spark.load.source.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Walks through the JSON of a manifest, whatever its entries are. */
public final class ManifestReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;

  private ManifestReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads one entry. */
  @FunctionalInterface
  public interface EntryReader<E> {
    /** The entry whose object has just begun; the reader stands on its end afterwards. */
    E read(ManifestReader manifest) throws IOException, MalformedException;
  }

  /** A manifest that is none: what is wrong, and where. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private MalformedException(String where) {
      super(where);
    }
  }

  /** The entries, in order, at least one. */
  public static <E> List<E> parse(byte[] bytes, EntryReader<E> reader) throws MalformedException {
    try (JsonParser parser = JSON.createParser(text(bytes))) {
      return new ManifestReader(parser).entries(reader);
    } catch (JsonProcessingException e) {
      throw new MalformedException(at(e.getLocation()) + ": " + reason(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <E> List<E> entries(EntryReader<E> reader) throws IOException, MalformedException {
    List<E> entries = null;
    expect(parser.nextToken(), JsonToken.START_OBJECT, "an object");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!key.equals("entries")) {
        parser.skipChildren();
      } else if (entries != null) {
        throw malformed("'entries' stands twice");
      } else {
        expect(value, JsonToken.START_ARRAY, "an array after 'entries'");
        entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          expect(parser.currentToken(), JsonToken.START_OBJECT, "an entry's object");
          entries.add(reader.read(this));
        }
      }
    }
    if (parser.nextToken() != null) {
      throw malformed("text after the manifest's end");
    }
    if (entries == null) {
      throw malformed("no 'entries'");
    }
    if (entries.isEmpty()) {
      throw malformed("'entries' is empty");
    }
    return entries;
  }

  /** The object's next key, whose value comes next; null at the object's end. */
  public String nextKey() throws IOException {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      return null;
    }
    String key = parser.currentName();
    parser.nextToken();
    return key;
  }

  /** The key's value, which must be a string. */
  public String string(String key) throws IOException, MalformedException {
    expect(parser.currentToken(), JsonToken.VALUE_STRING, "a string after '" + key + "'");
    return parser.getText();
  }

  /** The key's value, which must be a bare true or false. */
  public boolean flag(String key) throws IOException, MalformedException {
    if (!parser.currentToken().isBoolean()) {
      throw malformed("expected true or false after '" + key + "'");
    }
    return parser.getBooleanValue();
  }

  /** The key's value, which must be a whole number. */
  public long number(String key) throws IOException, MalformedException {
    expect(parser.currentToken(), JsonToken.VALUE_NUMBER_INT, "a whole number after '" + key + "'");
    return parser.getLongValue();
  }

  /** Whether the key's value is a string. */
  public boolean isString() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  /** Enters the key's value, which must be an object. */
  public void object(String key) throws MalformedException {
    expect(parser.currentToken(), JsonToken.START_OBJECT, "an object after '" + key + "'");
  }

  /** Passes over the key's value. */
  public void skip() throws IOException {
    parser.skipChildren();
  }

  /** What is wrong here. */
  public MalformedException malformed(String what) {
    return new MalformedException(at(parser.currentTokenLocation()) + ": " + what);
  }

  private void expect(JsonToken actual, JsonToken expected, String what) throws MalformedException {
    if (actual != expected) {
      throw malformed("expected " + what);
    }
  }

  /** Jackson's reason without its note on where the unfinished part began. */
  private static String reason(JsonProcessingException failure) {
    String message = failure.getOriginalMessage();
    int note = message.indexOf(" (start marker at ");
    return note < 0 ? message : message.substring(0, note);
  }

  private static String at(JsonLocation location) {
    return location == null
        ? "line 1"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** manifest.utf8, manifest.not-encrypted-compressed. */
  private static String text(byte[] bytes) throws MalformedException {
    if (begins(bytes, 0x1F, 0x8B)
        || begins(bytes, 'B', 'Z', 'h')
        || begins(bytes, 0x28, 0xB5, 0x2F, 0xFD)
        || begins(bytes, 0x89, 'L', 'Z', 'O')) {
      throw new MalformedException("line 1: the manifest is compressed");
    }
    if (begins(bytes, 0xFE, 0xFF)
        || begins(bytes, 0xFF, 0xFE)
        || begins(bytes, 0)
        || (bytes.length > 1 && bytes[1] == 0)) {
      throw new MalformedException("line 1: the manifest is UTF-16 or UTF-32, not UTF-8");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      buffer.position(3);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException(
          "line %d: byte %d is not UTF-8".formatted(line(bytes, buffer), buffer.position()));
    }
  }

  private static boolean begins(byte[] bytes, int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }

  private static long line(byte[] bytes, ByteBuffer failed) {
    return 1
        + new String(Arrays.copyOf(bytes, failed.position()), StandardCharsets.ISO_8859_1)
            .chars()
            .filter(c -> c == '\n')
            .count();
  }
}
