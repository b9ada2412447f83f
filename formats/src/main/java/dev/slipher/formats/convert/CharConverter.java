package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;

/** CHAR: ASCII only, kept without its trailing blanks, which mean nothing (dt.char-padding). */
final class CharConverter extends FieldConverter {
  private final int length;
  private final boolean truncate;
  private boolean truncationAllowed = true;

  CharConverter(int length, ConversionOptions options) {
    this.length = length;
    this.truncate = options.truncateColumns();
  }

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int high = Utf8.firstNonAscii(bytes, start, end);
    if (high < end) {
      int sequence = Utf8.sequenceAt(bytes, high, end);
      return RowErrors.multibyteInChar(bytes, high, high + Utf8.length(sequence));
    }
    int last = end;
    while (last > start && bytes[last - 1] == ' ') {
      last--;
    }
    if (last - start > length) {
      if (!truncate || !truncationAllowed) {
        return RowErrors.charTooLong();
      }
      last = start + length;
      while (last > start && bytes[last - 1] == ' ') {
        last--;
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
  void allowTruncation(boolean allowed) {
    truncationAllowed = allowed;
  }
}
