package dev.slipher.formats.encoding;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * UTF-16 in one of its two byte orders. Four ASCII characters in a row are written at once.
 *
 * <p>What is no character stays an error of its field, and stands for itself as the guide page
 * multi-byte-character-load-errors has it: half of a pair becomes its own three bytes, which are
 * error 5, and a last odd byte becomes a character's first byte without its others, which is error
 * 2. A byte order mark becomes that of UTF-8, which the record readers skip.
 */
final class Utf16Stream extends TranscodingStream {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BYTES = 0x00ff00ff00ff00ffL;
  private static final long NOT_ASCII = 0xff80ff80ff80ff80L;
  private static final byte CUT_SHORT = (byte) 0xef;

  private final boolean highByteFirst;

  Utf16Stream(InputStream in, boolean highByteFirst, int bufferSize) {
    super(in, bufferSize);
    this.highByteFirst = highByteFirst;
  }

  static int unit(byte[] bytes, int at, boolean highByteFirst) {
    int first = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    return highByteFirst ? first << 8 | second : second << 8 | first;
  }

  @Override
  int encode(byte[] source, int from, int to, boolean last) {
    int at = from;
    while (true) {
      at = encodeAscii(source, at, to);
      if (to - at < 2) {
        break;
      }
      int unit = unit(source, at, highByteFirst);
      if (!Character.isHighSurrogate((char) unit)) {
        put(unit);
        at += 2;
      } else if (to - at >= 4) {
        int low = unit(source, at + 2, highByteFirst);
        boolean pair = Character.isLowSurrogate((char) low);
        put(pair ? Character.toCodePoint((char) unit, (char) low) : unit);
        at += pair ? 4 : 2;
      } else if (last) {
        put(unit);
        at += 2;
      } else {
        break;
      }
    }
    if (last && at < to) {
      utf8[end++] = CUT_SHORT;
      at++;
    }
    return at;
  }

  private int encodeAscii(byte[] source, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long units = (long) LONGS.get(source, at);
      if (highByteFirst) {
        units = (units & LOW_BYTES) << 8 | (units >>> 8 & LOW_BYTES);
      }
      if ((units & NOT_ASCII) != 0) {
        return at;
      }
      long pairs = (units | units >>> 8) & 0x0000ffff0000ffffL;
      INTS.set(utf8, end, (int) (pairs | pairs >>> 16));
      end += Integer.BYTES;
    }
    return at;
  }

  private void put(int codePoint) {
    if (codePoint < 0x80) {
      utf8[end++] = (byte) codePoint;
      return;
    }
    if (codePoint < 0x800) {
      utf8[end++] = (byte) (0xc0 | codePoint >> 6);
    } else {
      if (codePoint < 0x10000) {
        utf8[end++] = (byte) (0xe0 | codePoint >> 12);
      } else {
        utf8[end++] = (byte) (0xf0 | codePoint >> 18);
        utf8[end++] = (byte) (0x80 | (codePoint >> 12 & 0x3f));
      }
      utf8[end++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
    }
    utf8[end++] = (byte) (0x80 | (codePoint & 0x3f));
  }
}
