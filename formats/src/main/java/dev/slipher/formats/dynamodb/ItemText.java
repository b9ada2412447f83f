package dev.slipher.formats.dynamodb;

/** Walks through one item's text, which is an object of JSON. */
final class ItemText {
  private byte[] bytes = {};
  private int origin;
  private int at;
  private int end;
  private int start;
  private int stop;
  private boolean escaped;

  /** Goes to the beginning of a text. */
  void over(byte[] text, int from, int to) {
    bytes = text;
    origin = from;
    at = from;
    end = to;
  }

  /** The next byte that is no blank, not yet taken. */
  int position() throws DynamoDbItemException {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    if (at == end) {
      throw DynamoDbItemException.malformed(at - origin);
    }
    return at;
  }

  boolean takes(char wanted) throws DynamoDbItemException {
    if (bytes[position()] != wanted) {
      return false;
    }
    at++;
    return true;
  }

  void expect(char wanted) throws DynamoDbItemException {
    if (!takes(wanted)) {
      throw DynamoDbItemException.malformed(at - origin);
    }
  }

  /** Takes a string; {@link #start} and {@link #stop} bound its inside. */
  void string() throws DynamoDbItemException {
    expect('"');
    start = at;
    escaped = false;
    while (at < end && bytes[at] != '"') {
      escaped |= bytes[at] == '\\';
      at += bytes[at] == '\\' ? 2 : 1;
    }
    if (at >= end) {
      throw DynamoDbItemException.malformed(end - origin);
    }
    stop = at++;
  }

  /** Takes a value of any kind; {@link #start} and {@link #stop} bound all of it. */
  void value() throws DynamoDbItemException {
    int first = position();
    int depth = 0;
    boolean wasEscaped = false;
    do {
      byte b = bytes[position()];
      if (b == '"') {
        string();
        wasEscaped |= escaped;
        continue;
      }
      depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
      if (depth < 0) {
        throw DynamoDbItemException.malformed(at - origin);
      }
      at++;
      if (depth == 0 && b != '}' && b != ']') {
        word();
      }
    } while (depth > 0);
    start = first;
    stop = at;
    escaped = wasEscaped;
  }

  /** The rest of a number, or of one of the words true, false and null. */
  private void word() {
    while (at < end && bytes[at] != ',' && bytes[at] != '}' && bytes[at] != ']') {
      at++;
    }
  }

  boolean isAtEnd() {
    return at == end;
  }

  int start() {
    return start;
  }

  int stop() {
    return stop;
  }

  /** Whether what was taken last has escapes. */
  boolean escaped() {
    return escaped;
  }
}
