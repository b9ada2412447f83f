package dev.slipher.formats.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.slipher.formats.json.JsonPath.Notation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of a JSONPaths file (guide page copy-parameters-data-format). */
public final class JsonPathsFile {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String KEY = "jsonpaths";

  private final JsonParser parser;
  private final List<JsonPath> paths = new ArrayList<>();
  private Notation notation;
  private boolean found;

  private JsonPathsFile(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * The expressions, in order; empty where the object has no key {@code jsonpaths}, so that the
   * file counts for nothing (json.jsonpaths.wrong-key-silent).
   *
   * @throws MalformedJsonPathsException if the file is not one JSON object, or an expression is
   *     none
   */
  public static Optional<List<JsonPath>> parse(byte[] file) throws MalformedJsonPathsException {
    try (JsonParser parser = JSON.createParser(text(file))) {
      return new JsonPathsFile(parser).read();
    } catch (JsonProcessingException e) {
      throw MalformedJsonPathsException.notOneObject(at(e.getLocation()) + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String at(JsonLocation location) {
    return location == null
        ? ""
        : "line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String text(byte[] file) throws MalformedJsonPathsException {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw MalformedJsonPathsException.notOneObject("it is not UTF-8");
    }
  }

  private Optional<List<JsonPath>> read() throws IOException, MalformedJsonPathsException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw MalformedJsonPathsException.notOneObject("it does not begin with an object");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      if (key.equals(KEY)) {
        readPaths();
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw MalformedJsonPathsException.notOneObject("text after its object");
    }
    return found ? Optional.of(List.copyOf(paths)) : Optional.empty();
  }

  private void readPaths() throws IOException, MalformedJsonPathsException {
    if (found || parser.currentToken() != JsonToken.START_ARRAY) {
      throw MalformedJsonPathsException.notOneObject("'jsonpaths' needs one array");
    }
    found = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getText().isEmpty()) {
        throw MalformedJsonPathsException.badElement(paths.size());
      }
      add(parser.getText());
    }
  }

  private void add(String text) throws MalformedJsonPathsException {
    JsonPath.Parsed parsed = JsonPath.parse(text);
    if (notation != null && parsed.notation() != null && notation != parsed.notation()) {
      throw MalformedJsonPathsException.mixed(text);
    }
    notation = parsed.notation() == null ? notation : parsed.notation();
    paths.add(parsed.path());
  }
}
