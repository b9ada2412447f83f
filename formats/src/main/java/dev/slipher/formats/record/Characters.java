package dev.slipher.formats.record;

/** Counting characters in bytes that ought to be UTF-8 and may be anything. */
public final class Characters {
  private Characters() {}

  /**
   * Where the character ends that starts at {@code at}. A byte that does not belong to a whole
   * character counts as one by itself.
   */
  public static int next(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xff;
    int length = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (at + length > end) {
      return at + 1;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return at + 1;
      }
    }
    return at + length;
  }
}
