package dev.slipher.formats.encoding;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** ISO-8859-1, in which every byte is a character. */
final class Latin1Stream extends TranscodingStream {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;

  Latin1Stream(InputStream in, int bufferSize) {
    super(in, bufferSize);
  }

  @Override
  int encode(byte[] source, int from, int to, boolean last) {
    int at = from;
    while (at < to) {
      if (at <= to - Long.BYTES) {
        long eight = (long) LONGS.get(source, at);
        if ((eight & HIGH_BITS) == 0) {
          LONGS.set(utf8, end, eight);
          end += Long.BYTES;
          at += Long.BYTES;
          continue;
        }
      }
      int character = source[at++] & 0xff;
      if (character < 0x80) {
        utf8[end++] = (byte) character;
      } else {
        utf8[end++] = (byte) (0xc0 | character >> 6);
        utf8[end++] = (byte) (0x80 | (character & 0x3f));
      }
    }
    return at;
  }
}
