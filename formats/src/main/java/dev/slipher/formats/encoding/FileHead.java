package dev.slipher.formats.encoding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The first bytes of a file, and what they tell of its encoding (conv.encoding.mismatch).
 *
 * <p>A mark decides. Where UTF-16 has none, a text in the other byte order shows itself by U+0A00,
 * a line feed the wrong way round that no character has for its number, and a UTF-8 text by being
 * well formed, with a line end and without the zero byte that every line end of UTF-16 has.
 */
final class FileHead {
  /** Bytes that are looked at. */
  static final int LENGTH = 1024;

  private static final Set<Mark> UTF16_MARKS = EnumSet.of(Mark.UTF16LE, Mark.UTF16BE);
  private static final int LINE_FEED = '\n';
  private static final int SWAPPED_LINE_FEED = '\n' << 8;

  /** What a file may begin with; a mark of four bytes hides one of two. */
  private enum Mark {
    UTF32LE(0xff, 0xfe, 0, 0),
    UTF32BE(0, 0, 0xfe, 0xff),
    UTF8(0xef, 0xbb, 0xbf),
    UTF16LE(0xff, 0xfe),
    UTF16BE(0xfe, 0xff);

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final int[] bytes;

    Mark(int... bytes) {
      this.bytes = bytes;
    }

    private boolean begins(byte[] head) {
      for (int i = 0; i < bytes.length; i++) {
        if (i == head.length || (head[i] & 0xff) != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }

  private final byte[] bytes;
  private final Mark mark; // null where there is none

  private FileHead(byte[] bytes) {
    this.bytes = bytes;
    mark = Arrays.stream(Mark.values()).filter(each -> each.begins(bytes)).findFirst().orElse(null);
  }

  /** Takes the head off a stream. */
  static FileHead read(InputStream in) throws IOException {
    return new FileHead(in.readNBytes(LENGTH));
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the first line ends. */
  int firstLineEnd() {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    return end;
  }

  /** Why the file cannot be of this encoding; empty if it may be. A file without bytes may. */
  Optional<String> contradiction(TextEncoding encoding) {
    if (bytes.length == 0) {
      return Optional.empty();
    }
    return switch (encoding) {
      case UTF8 -> Optional.empty();
      case UTF16 -> mark == null ? Optional.of("no byte order mark") : markBeside(UTF16_MARKS);
      case UTF16LE -> mark == null ? unmarked(false) : markBeside(EnumSet.of(Mark.UTF16LE));
      case UTF16BE -> mark == null ? unmarked(true) : markBeside(EnumSet.of(Mark.UTF16BE));
      case ISO88591 -> mark == null ? Optional.empty() : markBeside(EnumSet.noneOf(Mark.class));
    };
  }

  /** Whether UTF-16 text has the high byte first: as the mark says under UTF16. */
  boolean highByteFirst(TextEncoding encoding) {
    return encoding == TextEncoding.UTF16BE
        || (encoding == TextEncoding.UTF16 && mark == Mark.UTF16BE);
  }

  private Optional<String> markBeside(Set<Mark> own) {
    return own.contains(mark) ? Optional.empty() : Optional.of("byte order mark of " + mark);
  }

  private Optional<String> unmarked(boolean highByteFirst) {
    if (isUtf8Text()) {
      return Optional.of("the text is UTF-8");
    }
    return isInOtherOrder(highByteFirst)
        ? Optional.of("the bytes are in the other order")
        : Optional.empty();
  }

  private boolean isInOtherOrder(boolean highByteFirst) {
    for (int at = 0; at + 1 < bytes.length; at += 2) {
      int unit = Utf16Stream.unit(bytes, at, highByteFirst);
      if (unit == LINE_FEED) {
        return false;
      }
      if (unit == SWAPPED_LINE_FEED) {
        return true;
      }
    }
    return false;
  }

  private boolean isUtf8Text() {
    boolean lineEnd = false;
    for (int at = 0; at < bytes.length; ) {
      byte b = bytes[at];
      lineEnd |= b == '\n';
      int length = b > 0 ? 1 : sequenceLength(b & 0xff);
      if (length == 0) {
        return false;
      }
      for (int i = 1; i < length && at + i < bytes.length; i++) {
        if ((bytes[at + i] & 0xc0) != 0x80) {
          return false;
        }
      }
      at += length;
    }
    return lineEnd;
  }

  /** Bytes of a character that begins with this byte above 0x7f, or 0 if none does. */
  private static int sequenceLength(int first) {
    return first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }
}
