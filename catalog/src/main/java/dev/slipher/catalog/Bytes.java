package dev.slipher.catalog;

/** Text measured in the bytes of its UTF-8 form, as Redshift measures it. */
public final class Bytes {
  private Bytes() {}

  /** The longest beginning of the text that has at most so many bytes; never half a character. */
  public static String cut(String text, int most) {
    return text.substring(0, end(text, 0, most));
  }

  /**
   * Where to end a piece that starts at {@code start} and has at most {@code most} bytes.
   *
   * @return the index behind the piece's last character
   */
  public static int end(String text, int start, int most) {
    int bytes = 0;
    int at = start;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      bytes += length(codePoint);
      if (bytes > most) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private static int length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
