package dev.slipher.formats.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The slow and plain reading of a JSON file, one character for each byte: a tree of each structure,
 * and a walk along each path. Of what is no JSON it says so, and not where.
 */
final class ReferenceJson {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern STRING =
      Pattern.compile(
          "\"(?:[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*\"", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("true|false|null");

  /** A value: the text it was written as, and what it holds. */
  private record Node(String text, Map<String, Node> members, List<Node> elements) {}

  private static final class NoJson extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final String text;
  private int at;

  private ReferenceJson(String text) {
    this.text = text;
  }

  /** The outcome of each record: its values, or "malformed", "text", "object" or "array". */
  static List<Object> all(byte[] file, List<JsonPath> paths, boolean ignoreCase) {
    String text = new String(file, ISO_8859_1);
    if (text.startsWith("\u00ef\u00bb\u00bf")) {
      text = text.substring(3);
    }
    List<Object> outcomes = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (c == '{' || c == '[') {
        int end = balanced(text, at);
        if (end < 0) {
          outcomes.add("malformed");
          return outcomes;
        }
        outcomes.add(outcome(text.substring(at, end), paths, ignoreCase));
        at = end;
      } else {
        while (at < text.length()
            && !isSpace(text.charAt(at))
            && "{[".indexOf(text.charAt(at)) < 0) {
          at++;
        }
        outcomes.add("text");
      }
    }
    return outcomes;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static int balanced(String text, int start) {
    int depth = 0;
    boolean string = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (string) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          string = false;
        }
      } else if (c == '"') {
        string = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  private static Object outcome(String structure, List<JsonPath> paths, boolean ignoreCase) {
    Node root;
    try {
      root = new ReferenceJson(structure).value();
    } catch (NoJson e) {
      return "malformed";
    }
    List<String> values = new ArrayList<>();
    for (JsonPath path : paths) {
      Object value = follow(root, path, ignoreCase);
      if (value instanceof String wrong) {
        return wrong;
      }
      values.add(value == null ? null : loaded((Node) value));
    }
    return values;
  }

  /** The node, null for NULL, or "object" or "array" for what the path asks for in vain. */
  private static Object follow(Node root, JsonPath path, boolean ignoreCase) {
    Node node = root;
    for (JsonPath.Step step : path.steps()) {
      if (node == null || node.text.equals("null")) {
        return null;
      }
      if (step instanceof JsonPath.Member member) {
        if (node.members == null) {
          return "object";
        }
        Node found = null;
        for (Map.Entry<String, Node> entry : node.members.entrySet()) {
          boolean same =
              ignoreCase
                  ? entry.getKey().equalsIgnoreCase(member.name())
                  : entry.getKey().equals(member.name());
          found = same ? entry.getValue() : found;
        }
        node = found;
      } else {
        int index = ((JsonPath.Element) step).index();
        if (node.elements == null || index >= node.elements.size()) {
          return "array";
        }
        node = node.elements.get(index);
      }
    }
    return node == null || node.text.equals("null") ? null : node;
  }

  private static String loaded(Node node) {
    if (node.members != null || node.elements != null) {
      return node.text.replaceAll("[ \\t]*[\\n\\r][ \\t\\n\\r]*", "");
    }
    return node.text.startsWith("\"") ? plain(node.text) : node.text;
  }

  private static String plain(String quoted) {
    StringBuilder units = new StringBuilder();
    StringBuilder bytes = new StringBuilder();
    String inside = quoted.substring(1, quoted.length() - 1);
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c == '\\' && inside.charAt(i + 1) == 'u') {
        units.append((char) Integer.parseInt(inside.substring(i + 2, i + 6), 16));
        i += 5;
        continue;
      }
      flush(units, bytes);
      if (c == '\\') {
        i++;
        char escape = inside.charAt(i);
        int known = "bfnrt".indexOf(escape);
        c = known < 0 ? escape : "\b\f\n\r\t".charAt(known);
      }
      bytes.append(c);
    }
    flush(units, bytes);
    return bytes.toString();
  }

  /** Code points as bytes; halves of a pair that stand alone as three, which the JDK would mend. */
  private static void flush(StringBuilder units, StringBuilder bytes) {
    units
        .codePoints()
        .forEach(
            code -> {
              if (code >= 0xd800 && code <= 0xdfff) {
                bytes.append((char) 0xed);
                bytes.append((char) (0x80 | (code >> 6 & 0x3f)));
                bytes.append((char) (0x80 | (code & 0x3f)));
              } else {
                byte[] utf8 =
                    Character.toString(code).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                bytes.append(new String(utf8, ISO_8859_1));
              }
            });
    units.setLength(0);
  }

  private Node value() {
    skipSpace();
    int start = at;
    char c = at < text.length() ? text.charAt(at) : 0;
    if (c == '{') {
      Map<String, Node> members = members();
      return new Node(text.substring(start, at), members, null);
    }
    if (c == '[') {
      List<Node> elements = elements();
      return new Node(text.substring(start, at), null, elements);
    }
    return new Node(
        match(c == '"' ? STRING : c == '-' || c >= '0' && c <= '9' ? NUMBER : WORD), null, null);
  }

  private Map<String, Node> members() {
    Map<String, Node> members = new LinkedHashMap<>();
    at++;
    if (!take('}')) {
      do {
        skipSpace();
        String name = plain(match(STRING));
        require(':');
        Node value = value();
        members.remove(name); // so that the last of all spellings is the last in order
        members.put(name, value);
      } while (take(','));
      require('}');
    }
    return members;
  }

  private List<Node> elements() {
    List<Node> elements = new ArrayList<>();
    at++;
    if (!take(']')) {
      do {
        elements.add(value());
      } while (take(','));
      require(']');
    }
    return elements;
  }

  private String match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new NoJson();
    }
    at = matcher.end();
    return matcher.group();
  }

  private boolean take(char c) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void require(char c) {
    if (!take(c)) {
      throw new NoJson();
    }
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }
}
