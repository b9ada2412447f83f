package dev.slipher.formats.shapefile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a reference system's well-known text tells which one it is: the name of the outermost
 * element, and the number that this element itself bears.
 */
record ProjectionText(Optional<String> name, Optional<Integer> number) {
  private static final ProjectionText NOTHING =
      new ProjectionText(Optional.empty(), Optional.empty());

  private static final Pattern HEAD = Pattern.compile("\\s*\\w+\\s*[\\[(]\\s*\"([^\"]*)\"");
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:AUTHORITY|ID)\\s*[\\[(]\\s*\"EPSG\"\\s*,\\s*\"?(\\d{1,9})\"?\\s*[,\\])]");

  /** Reads as much of the text as is needed; text that is no such element says nothing. */
  static ProjectionText of(String text) {
    Matcher head = HEAD.matcher(text);
    if (!head.lookingAt()) {
      return NOTHING;
    }
    return new ProjectionText(Optional.of(head.group(1)), number(text, head.end()));
  }

  /** Elements within elements have numbers of their own, which mean a datum or a unit. */
  private static Optional<Integer> number(String text, int from) {
    Matcher authority = AUTHORITY.matcher(text);
    int depth = 1;
    boolean quoted = false;
    for (int at = from; at < text.length() && depth > 0; at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
        boolean starts = depth == 1 && (c == 'A' || c == 'I');
        if (starts && authority.region(at, text.length()).lookingAt()) {
          return Optional.of(Integer.valueOf(authority.group(1)));
        }
      }
    }
    return Optional.empty();
  }
}
