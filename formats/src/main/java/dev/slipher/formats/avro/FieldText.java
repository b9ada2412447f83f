package dev.slipher.formats.avro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The text of one record's fields, being written. It stops to grow where no row may be larger. */
final class FieldText {
  /** Bytes of text that are kept at most. */
  static final int MOST_BYTES = 8 * 1024 * 1024;

  /** What stays of a text that grows beyond that: enough for 1024 characters of four bytes. */
  private static final int KEPT = 4096;

  /** So much is reserved at once; larger values are written piece by piece. */
  private static final int PIECE = 4096;

  private static final int LONGEST_NUMBER = 20;
  private static final int LONGEST_ESCAPE = 6;
  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

  private byte[] bytes = new byte[1024];
  private int length;
  private boolean overflowed;

  void reset() {
    length = 0;
    overflowed = false;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /**
   * Whether there was more than is kept: what was written then is rubbish but for its beginning.
   */
  boolean overflowed() {
    return overflowed;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      grow(more);
    }
  }

  private void grow(int more) {
    if (length + more > MOST_BYTES) {
      overflowed = true;
      length = KEPT;
    } else {
      bytes = Arrays.copyOf(bytes, Math.min(MOST_BYTES, Math.max(2 * bytes.length, length + more)));
    }
  }

  void put(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  void put(byte[] from) {
    put(from, 0, from.length);
  }

  void put(byte[] from, int start, int count) {
    int done = 0;
    while (done < count) {
      int piece = Math.min(count - done, PIECE);
      reserve(piece);
      System.arraycopy(from, start + done, bytes, length, piece);
      length += piece;
      done += piece;
    }
  }

  /** Text that is ASCII. */
  void put(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      put(ascii.charAt(i));
    }
  }

  void number(long value) {
    reserve(LONGEST_NUMBER);
    if (value < 0) {
      bytes[length++] = '-';
    }
    // Negative numbers reach one further.
    long rest = value < 0 ? value : -value;
    int count = 1;
    for (long power = -10; count < 19 && rest <= power; power *= 10) {
      count++;
    }
    length += count;
    int at = length;
    while (rest < Integer.MIN_VALUE) {
      bytes[--at] = (byte) ('0' - rest % 10);
      rest /= 10;
    }
    int small = (int) rest; // which divides faster
    do {
      bytes[--at] = (byte) ('0' - small % 10);
      small /= 10;
    } while (small != 0);
  }

  /** The last digits of a number that is not negative, with zeros before it. */
  void digits(long value, int count) {
    reserve(count);
    int start = length;
    length += count;
    int at = length;
    long rest = value;
    while (at > start && rest > Integer.MAX_VALUE) {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    int small = (int) rest; // which divides faster
    while (at > start) {
      bytes[--at] = (byte) ('0' + small % 10);
      small /= 10;
    }
  }

  /** Bytes as hexadecimal digits. */
  void hexadecimal(byte[] from, int start, int count) {
    for (int at = start; at < start + count; at++) {
      reserve(2);
      bytes[length++] = HEX[from[at] >> 4 & 0xf];
      bytes[length++] = HEX[from[at] & 0xf];
    }
  }

  /** UTF-8 as a string of JSON; bytes that are no UTF-8 stay for the column to judge. */
  void jsonString(byte[] from, int start, int count) {
    put('"');
    for (int at = start; at < start + count; at++) {
      reserve(LONGEST_ESCAPE);
      jsonByte(from[at]);
    }
    put('"');
  }

  /**
   * Bytes as a string of JSON, each as the character of its number, as Avro's own JSON has them.
   */
  void jsonBytes(byte[] from, int start, int count) {
    put('"');
    for (int at = start; at < start + count; at++) {
      reserve(LONGEST_ESCAPE);
      byte b = from[at];
      if (b < 0) {
        bytes[length++] = (byte) (0xc0 | (b & 0xff) >> 6);
        bytes[length++] = (byte) (0x80 | (b & 0x3f));
      } else {
        jsonByte(b);
      }
    }
    put('"');
  }

  private void jsonByte(byte b) {
    if (b < 0 || (b >= ' ' && b != '"' && b != '\\')) {
      bytes[length++] = b;
      return;
    }
    bytes[length++] = '\\';
    switch (b) {
      case '\b' -> bytes[length++] = 'b';
      case '\t' -> bytes[length++] = 't';
      case '\n' -> bytes[length++] = 'n';
      case '\f' -> bytes[length++] = 'f';
      case '\r' -> bytes[length++] = 'r';
      case '"', '\\' -> bytes[length++] = b;
      default -> {
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[b >> 4];
        bytes[length++] = HEX[b & 0xf];
      }
    }
  }
}
