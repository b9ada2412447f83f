package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;

/** VARBYTE: bytes in hexadecimal (dt.varbyte-hex), blanks around them ignored. */
final class VarbyteConverter extends FieldConverter {
  private final int most;
  private final Hexadecimal hexadecimal = new Hexadecimal();

  VarbyteConverter(int most) {
    this.most = most;
  }

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int first = Ascii.skipSpace(bytes, start, end);
    int last = Ascii.trimEnd(bytes, first, end);
    RowError error = hexadecimal.decode(bytes, first, last, start, "Varbyte");
    if (error != null) {
      return error;
    }
    if (hexadecimal.length() > most) {
      return RowErrors.varbyteTooLong();
    }
    sink.setBytes(ordinal, hexadecimal.bytes(), 0, hexadecimal.length());
    return null;
  }
}
