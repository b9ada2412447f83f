package dev.slipher.formats.convert;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * JSON being written as UTF-8 without a blank more than it needs. Jackson's own generator for bytes
 * would write characters beyond U+FFFF as two escapes.
 */
final class JsonBytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
  private static final int MOST_BYTES_OF_CHAR = 6;

  private byte[] bytes = new byte[256];
  private int length;

  void reset() {
    length = 0;
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** An opening bracket, after a comma where one is due. */
  void open(char bracket) {
    comma();
    put(bracket);
  }

  void close(char bracket) {
    reserve(1);
    put(bracket);
  }

  /** A number or a word as it stands. */
  void plain(String text) {
    comma();
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  /**
   * The name of an attribute, and the colon behind it.
   *
   * @return false where it holds half of a character
   */
  boolean name(String name) {
    char[] characters = name.toCharArray();
    if (!text(characters, 0, characters.length)) {
      return false;
    }
    reserve(1);
    put(':');
    return true;
  }

  /**
   * A string.
   *
   * @return false where it holds half of a character
   */
  boolean text(char[] characters, int from, int count) {
    comma();
    // Each char of a pair comes to two bytes, all others to three at most, but for escapes.
    reserve(3 * count + 2);
    put('"');
    int end = from + count;
    for (int at = from; at < end; at++) {
      char c = characters[at];
      if (c == '"' || c == '\\' || c < ' ') {
        reserve(3 * (end - at) + MOST_BYTES_OF_CHAR + 1);
        escape(c);
      } else if (c < 0x80) {
        put(c);
      } else if (c < 0x800) {
        put((char) (0xc0 | c >> 6));
        put((char) (0x80 | (c & 0x3f)));
      } else if (!Character.isSurrogate(c)) {
        put((char) (0xe0 | c >> 12));
        put((char) (0x80 | (c >> 6 & 0x3f)));
        put((char) (0x80 | (c & 0x3f)));
      } else if (Character.isHighSurrogate(c)
          && at + 1 < end
          && Character.isLowSurrogate(characters[at + 1])) {
        pair(Character.toCodePoint(c, characters[at + 1]));
        at++;
      } else {
        return false;
      }
    }
    put('"');
    return true;
  }

  private void pair(int codePoint) {
    put((char) (0xf0 | codePoint >> 18));
    put((char) (0x80 | (codePoint >> 12 & 0x3f)));
    put((char) (0x80 | (codePoint >> 6 & 0x3f)));
    put((char) (0x80 | (codePoint & 0x3f)));
  }

  private void escape(char c) {
    put('\\');
    switch (c) {
      case '\b' -> put('b');
      case '\t' -> put('t');
      case '\n' -> put('n');
      case '\f' -> put('f');
      case '\r' -> put('r');
      case '"', '\\' -> put(c);
      default -> {
        put('u');
        put('0');
        put('0');
        put((char) HEX[c >> 4]);
        put((char) HEX[c & 0xf]);
      }
    }
  }

  /** A comma unless this is the first value of its array, or the value of an attribute. */
  private void comma() {
    reserve(2);
    byte before = length == 0 ? (byte) '[' : bytes[length - 1];
    if (before != '[' && before != '{' && before != ':') {
      put(',');
    }
  }

  private void put(char c) {
    bytes[length++] = (byte) c;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
