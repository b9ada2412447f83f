package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;
import java.util.Arrays;

/** VARCHAR: valid UTF-8 whose length counts in bytes (dt.varchar-bytes). */
final class VarcharConverter extends FieldConverter {
  private final int length;
  private final boolean trimBlanks;
  private final boolean truncate;
  private final int replacement;
  private boolean truncationAllowed = true;
  private boolean replaced;

  /** Holds the mended field until the row is done, so no two columns may share it. */
  private byte[] mended = new byte[0];

  VarcharConverter(int length, ConversionOptions options) {
    this.length = length;
    this.trimBlanks = options.trimBlanks();
    this.truncate = options.truncateColumns();
    this.replacement = options.acceptInvChars();
  }

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int last = trimBlanks ? Ascii.trimEnd(bytes, start, end) : end;
    for (int at = Utf8.firstNonAscii(bytes, start, last); at < last; ) {
      int sequence = Utf8.sequenceAt(bytes, at, last);
      int next = at + Utf8.length(sequence);
      int subCode = Utf8.subCode(sequence);
      if (subCode != 0) {
        if (replacement >= 0) {
          return convertMended(bytes, start, at, last, sink, ordinal);
        }
        if (subCode != Utf8.NONCHARACTER) {
          return RowErrors.invalidUtf8(bytes, at, shownEnd(next, last, subCode), subCode);
        }
      }
      at = Utf8.firstNonAscii(bytes, next, last);
    }
    return put(bytes, start, last, sink, ordinal);
  }

  /** An unexpected trailing byte belongs into the message (err.utf8.sub4). */
  private static int shownEnd(int next, int last, int subCode) {
    return subCode == 4 ? Math.min(next + 1, last) : next;
  }

  /** conv.acceptinvchars.replacement-length: one replacement for each byte. */
  private RowError convertMended(
      byte[] bytes, int start, int firstBad, int end, RowSink sink, int ordinal) {
    int size = end - start;
    if (mended.length < size) {
      mended = new byte[Math.max(size, 256)];
    }
    System.arraycopy(bytes, start, mended, 0, size);
    for (int at = firstBad - start; at < size; ) {
      int sequence = Utf8.sequenceAt(mended, at, size);
      int next = at + Utf8.length(sequence);
      if (Utf8.subCode(sequence) != 0) {
        Arrays.fill(mended, at, next, (byte) replacement);
      }
      at = Utf8.firstNonAscii(mended, next, size);
    }
    replaced = true;
    return put(mended, 0, size, sink, ordinal);
  }

  private RowError put(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int last = end;
    if (end - start > length) {
      int used = end;
      while (used > start + length && bytes[used - 1] == ' ') {
        used--;
      }
      if (used == start + length) {
        last = used; // dt.trailing-blank-overflow
      } else if (truncate && truncationAllowed) {
        last = Utf8.cut(bytes, start, length);
      } else {
        return RowErrors.varcharTooLong();
      }
    }
    sink.setBytes(ordinal, bytes, start, last);
    return null;
  }

  @Override
  boolean isCharacter() {
    return true;
  }

  @Override
  boolean takeReplaced() {
    boolean taken = replaced;
    replaced = false;
    return taken;
  }

  @Override
  void allowTruncation(boolean allowed) {
    truncationAllowed = allowed;
  }
}
