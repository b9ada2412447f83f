package dev.slipher.formats.scan;

import dev.slipher.formats.record.Characters;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of a file as error tables show them: a dot for each multibyte character, at most 1024
 * characters (sys.load_errors.raw_line, sys.load_errors.raw_field_value).
 */
final class RawText {

  /** Characters that {@code raw_line} and {@code raw_field_value} have room for. */
  static final int LONGEST = 1024;

  private RawText() {}

  static String of(byte[] bytes, int start, int end) {
    byte[] shaped = new byte[Math.min(end - start, LONGEST)];
    int length = 0;
    for (int at = start; at < end && length < LONGEST; at = Characters.next(bytes, at, end)) {
      // A NUL is shown as a dot too: few tools survive one in a text.
      shaped[length++] = bytes[at] <= 0 ? (byte) '.' : bytes[at];
    }
    return new String(shaped, 0, length, StandardCharsets.US_ASCII);
  }

  /** How many characters {@link #of} would show if there were no limit. */
  static int length(byte[] bytes, int start, int end) {
    int length = 0;
    for (int at = start; at < end; at = Characters.next(bytes, at, end)) {
      length++;
    }
    return length;
  }
}
