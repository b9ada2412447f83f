package dev.slipher.formats.json;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A JSONPath expression as COPY knows it: the explicit way to one element (guide page
 * copy-usage_notes-copy-from-json).
 *
 * @param steps from the root down; none for the root itself
 */
public record JsonPath(List<Step> steps) implements Serializable {

  /** The expression {@code $}. */
  public static final JsonPath ROOT = new JsonPath(List.of());

  /** One step down. */
  public sealed interface Step extends Serializable {}

  /** To an object's member of that name. */
  public record Member(String name) implements Step {
    public Member {
      Objects.requireNonNull(name);
    }
  }

  /** To an array's element, counted from 0 (json.jsonpaths.zero-based). */
  public record Element(int index) implements Step {
    public Element {
      if (index < 0) {
        throw new IllegalArgumentException("index " + index);
      }
    }
  }

  /** The two ways to write a name, which a JSONPaths file may not mix (json.jsonpaths.no-mix). */
  enum Notation {
    DOT,
    BRACKET
  }

  /** An expression and the notation of its names; null where it has none. */
  record Parsed(JsonPath path, Notation notation) {}

  public JsonPath {
    steps = List.copyOf(steps);
  }

  /** The expression {@code $.name}, whatever characters the name has. */
  public static JsonPath member(String name) {
    return new JsonPath(List.of(new Member(name)));
  }

  /** Reads an expression in one of its two notations. */
  static Parsed parse(String text) throws MalformedJsonPathsException {
    return new Reader(text).read();
  }

  private static final class Reader {
    private static final String FORBIDDEN_IN_DOT = "'.[]";

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private Notation notation;
    private int at;

    private Reader(String text) {
      this.text = text;
    }

    private Parsed read() throws MalformedJsonPathsException {
      if (!text.startsWith("$")) {
        throw MalformedJsonPathsException.notation(text);
      }
      at = 1;
      while (at < text.length()) {
        if (text.charAt(at) == '.') {
          name(Notation.DOT, dotName());
        } else if (text.startsWith("['", at)) {
          name(Notation.BRACKET, bracketName());
        } else if (text.charAt(at) == '[') {
          steps.add(new Element(index()));
        } else {
          throw MalformedJsonPathsException.notation(text);
        }
      }
      return new Parsed(new JsonPath(steps), notation);
    }

    private void name(Notation used, String name) throws MalformedJsonPathsException {
      if (notation != null && notation != used) {
        throw MalformedJsonPathsException.mixed(text);
      }
      notation = used;
      steps.add(new Member(name));
    }

    /** json.jsonpaths.dot-forbidden-chars, json.jsonpaths.no-wildcards. */
    private String dotName() throws MalformedJsonPathsException {
      int start = at + 1;
      int end = start;
      while (end < text.length() && FORBIDDEN_IN_DOT.indexOf(text.charAt(end)) < 0) {
        end++;
      }
      String name = text.substring(start, end);
      if (name.isEmpty() || name.equals("*")) {
        throw MalformedJsonPathsException.notation(text);
      }
      at = end;
      return name;
    }

    private String bracketName() throws MalformedJsonPathsException {
      int start = at + 2;
      int end = text.indexOf("']", start);
      if (end < 0) {
        throw MalformedJsonPathsException.notation(text);
      }
      at = end + 2;
      return text.substring(start, end);
    }

    private int index() throws MalformedJsonPathsException {
      int start = at + 1;
      int end = text.indexOf(']', start);
      // Ten digits and more are beyond any array that fits into an object of 4 MB.
      if (end <= start || end - start > 9) {
        throw MalformedJsonPathsException.notation(text);
      }
      int index = 0;
      for (int i = start; i < end; i++) {
        int digit = text.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          throw MalformedJsonPathsException.notation(text);
        }
        index = index * 10 + digit;
      }
      at = end + 1;
      return index;
    }
  }
}
