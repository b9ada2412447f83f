package dev.slipher.formats.json;

/** Rewrites the text of values that Jackson has found to be well-formed. */
public final class JsonText {
  private JsonText() {}

  /**
   * Copies a string's inside with its escapes resolved (json.escapes) and answers where the copy
   * ends; it is never longer. Half of a surrogate pair becomes the three bytes that UTF-8 forbids,
   * so that the column's converter judges it.
   */
  public static int unescape(byte[] from, int start, int end, byte[] to, int target) {
    int out = target;
    int at = start;
    while (at < end) {
      byte b = from[at++];
      if (b != '\\') {
        to[out++] = b;
        continue;
      }
      byte escape = from[at++];
      if (escape != 'u') {
        to[out++] = character(escape);
        continue;
      }
      int code = hex(from, at);
      at += 4;
      if (Character.isHighSurrogate((char) code)
          && at + 6 <= end
          && from[at] == '\\'
          && from[at + 1] == 'u'
          && Character.isLowSurrogate((char) hex(from, at + 2))) {
        code = Character.toCodePoint((char) code, (char) hex(from, at + 2));
        at += 6;
      }
      out = encode(code, to, out);
    }
    return out;
  }

  private static byte character(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escape;
    };
  }

  private static int hex(byte[] bytes, int start) {
    int value = 0;
    for (int at = start; at < start + 4; at++) {
      value = value << 4 | Character.digit(bytes[at], 16);
    }
    return value;
  }

  private static int encode(int code, byte[] to, int target) {
    int out = target;
    if (code < 0x80) {
      to[out++] = (byte) code;
    } else if (code < 0x800) {
      to[out++] = (byte) (0xc0 | code >> 6);
      to[out++] = (byte) (0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
      to[out++] = (byte) (0xe0 | code >> 12);
      to[out++] = (byte) (0x80 | (code >> 6 & 0x3f));
      to[out++] = (byte) (0x80 | (code & 0x3f));
    } else {
      to[out++] = (byte) (0xf0 | code >> 18);
      to[out++] = (byte) (0x80 | (code >> 12 & 0x3f));
      to[out++] = (byte) (0x80 | (code >> 6 & 0x3f));
      to[out++] = (byte) (0x80 | (code & 0x3f));
    }
    return out;
  }

  /**
   * Copies an object or array without its line breaks and the white space around them, as the
   * samples of the guide page copy-usage_notes-copy-from-json show it (json.jsonpaths.nested-as-
   * string); other white space stays. Strings cannot hold a line break.
   */
  static int withoutLineBreaks(byte[] from, int start, int end, byte[] to, int target) {
    int out = target;
    int at = start;
    while (at < end) {
      byte b = from[at++];
      if (b != '\n' && b != '\r') {
        to[out++] = b;
        continue;
      }
      while (isBlank(to[out - 1])) {
        out--;
      }
      while (isBlank(from[at]) || from[at] == '\n' || from[at] == '\r') {
        at++;
      }
    }
    return out;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** Whether {@link #withoutLineBreaks} would change anything. */
  static boolean hasLineBreak(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at++) {
      if (bytes[at] == '\n' || bytes[at] == '\r') {
        return true;
      }
    }
    return false;
  }
}
