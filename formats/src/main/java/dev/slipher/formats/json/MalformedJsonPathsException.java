package dev.slipher.formats.json;

/** A JSONPaths file that is none; the message is the user's. */
public final class MalformedJsonPathsException extends Exception {
  private static final long serialVersionUID = 1L;

  private MalformedJsonPathsException(String message) {
    super(message);
  }

  /** Clusters; json.jsonpaths.zero-based, json.jsonpaths.no-wildcards. */
  static MalformedJsonPathsException notation(String path) {
    return new MalformedJsonPathsException(
        "Invalid JSONPath format. Supported notations are 'dot-notation' and 'bracket-notation': "
            + path);
  }

  /** json.jsonpaths.no-mix. */
  static MalformedJsonPathsException mixed(String path) {
    return new MalformedJsonPathsException(
        "Invalid JSONPath format. 'dot-notation' and 'bracket-notation' cannot be mixed: " + path);
  }

  /** json.jsonpaths.bad-element. */
  static MalformedJsonPathsException badElement(int index) {
    return new MalformedJsonPathsException(
        "JSONPaths file is not in correct json format: element %d of 'jsonpaths' is %s"
            .formatted(index, "not a string, or an empty one"));
  }

  /** json.jsonpaths.malformed. */
  static MalformedJsonPathsException notOneObject(String what) {
    return new MalformedJsonPathsException("JSONPaths file is not in correct json format: " + what);
  }
}
