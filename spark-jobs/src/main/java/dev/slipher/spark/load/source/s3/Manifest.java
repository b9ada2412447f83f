package dev.slipher.spark.load.source.s3;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipher.copy.S3Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** The text of a manifest (guide page loading-data-files-using-manifest). */
final class Manifest {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;

  private Manifest(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * One entry.
   *
   * @param mandatory false where the manifest is silent (manifest.mandatory-default)
   * @param meta whether there is a {@code meta} object
   * @param contentLength the size in bytes that {@code meta} promises
   */
  record Entry(S3Location location, boolean mandatory, boolean meta, OptionalLong contentLength) {}

  /** A manifest that is none: what is wrong, and where. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private MalformedException(String where) {
      super(where);
    }
  }

  /** The entries, in order, at least one. */
  static List<Entry> parse(byte[] bytes) throws MalformedException {
    try (JsonParser parser = JSON.createParser(text(bytes))) {
      return new Manifest(parser).entries();
    } catch (JsonProcessingException e) {
      throw new MalformedException(at(e.getLocation()) + ": " + reason(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Entry> entries() throws IOException, MalformedException {
    List<Entry> entries = null;
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
          entries.add(entry());
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

  private Entry entry() throws IOException, MalformedException {
    expect(parser.currentToken(), JsonToken.START_OBJECT, "an entry's object");
    S3Location location = null;
    boolean mandatory = false;
    boolean meta = false;
    OptionalLong contentLength = OptionalLong.empty();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (key) {
        case "url" -> {
          expect(value, JsonToken.VALUE_STRING, "a string after 'url'");
          location = location(parser.getText());
        }
        case "mandatory" -> {
          if (!value.isBoolean()) {
            throw malformed("expected true or false after 'mandatory'");
          }
          mandatory = parser.getBooleanValue();
        }
        case "meta" -> {
          expect(value, JsonToken.START_OBJECT, "an object after 'meta'");
          meta = true;
          contentLength = contentLength();
        }
        // manifest.extra-keys-ignored
        default -> parser.skipChildren();
      }
    }
    if (location == null) {
      throw malformed("an entry without 'url'");
    }
    return new Entry(location, mandatory, meta, contentLength);
  }

  private OptionalLong contentLength() throws IOException, MalformedException {
    OptionalLong contentLength = OptionalLong.empty();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (key.equals("content_length")) {
        expect(value, JsonToken.VALUE_NUMBER_INT, "a whole number after 'content_length'");
        contentLength = OptionalLong.of(parser.getLongValue());
      } else {
        parser.skipChildren();
      }
    }
    return contentLength;
  }

  private S3Location location(String url) throws MalformedException {
    try {
      return S3Url.parse(url);
    } catch (IllegalArgumentException e) {
      throw malformed(e.getMessage());
    }
  }

  /** Jackson's reason without its note on where the unfinished part began. */
  private static String reason(JsonProcessingException failure) {
    String message = failure.getOriginalMessage();
    int note = message.indexOf(" (start marker at ");
    return note < 0 ? message : message.substring(0, note);
  }

  private void expect(JsonToken actual, JsonToken expected, String what) throws MalformedException {
    if (actual != expected) {
      throw malformed("expected " + what);
    }
  }

  private MalformedException malformed(String what) {
    return new MalformedException(at(parser.currentTokenLocation()) + ": " + what);
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
