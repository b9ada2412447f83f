package dev.slipher.it.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text in which a backslash names a byte that a case file cannot show. */
final class EscapedText {
  private EscapedText() {}

  /**
   * The bytes of the text: {@code \n \r \t \0 \s \\}, {@code \xff} for any byte, {@code \(n)} to
   * repeat the character before it to n in all, and a backslash at the end of a line to join it to
   * the next.
   *
   * @throws IllegalArgumentException at an unknown escape
   */
  static byte[] bytes(String text, Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] last = new byte[0];
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\') {
        int width = Character.charCount(text.codePointAt(at));
        last = text.substring(at, at + width).getBytes(charset);
        bytes.writeBytes(last);
        at += width;
        continue;
      }
      char named = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      at += 2;
      switch (named) {
        case 'x' -> {
          last = new byte[] {(byte) Integer.parseInt(text.substring(at, at + 2), 16)};
          at += 2;
          bytes.writeBytes(last);
        }
        case '(' -> {
          int close = text.indexOf(')', at);
          int count = Integer.parseInt(text.substring(at, close));
          for (int i = 1; i < count; i++) {
            bytes.writeBytes(last);
          }
          at = close + 1;
        }
        case '\n' -> {}
        default -> {
          last = String.valueOf(control(named)).getBytes(charset);
          bytes.writeBytes(last);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static char control(char named) {
    return switch (named) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> '\0';
      case 's' -> ' ';
      case '\\' -> '\\';
      default -> throw new IllegalArgumentException("unknown escape \\" + named);
    };
  }

  /** The bytes cut after each line feed. */
  static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i + 1));
        start = i + 1;
      }
    }
    if (start < bytes.length) {
      lines.add(Arrays.copyOfRange(bytes, start, bytes.length));
    }
    return lines;
  }
}
