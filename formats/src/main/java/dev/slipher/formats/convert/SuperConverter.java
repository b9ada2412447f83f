package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;

/** SUPER: JSON in a text field (json.super-text-csv). */
final class SuperConverter extends FieldConverter {
  /** Holds the value until the row is done, so no two columns may share it. */
  private final SuperText text = new SuperText();

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    for (int at = Utf8.firstNonAscii(bytes, start, end); at < end; ) {
      int sequence = Utf8.sequenceAt(bytes, at, end);
      int next = at + Utf8.length(sequence);
      int subCode = Utf8.subCode(sequence);
      // conv.acceptinvchars.varchar-only: nothing is replaced here.
      if (subCode != 0 && subCode != Utf8.NONCHARACTER) {
        return RowErrors.invalidUtf8(bytes, at, next, subCode);
      }
      at = Utf8.firstNonAscii(bytes, next, end);
    }
    RowError error = text.read(bytes, start, end);
    if (error == null) {
      sink.setBytes(ordinal, text.bytes(), 0, text.length());
    }
    return error;
  }
}
