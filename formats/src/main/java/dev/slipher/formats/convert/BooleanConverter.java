package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;

/** The literals of the guide page r_Boolean_type, in any case. */
final class BooleanConverter extends FieldConverter {

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int at = Ascii.skipSpace(bytes, start, end);
    int last = Ascii.trimEnd(bytes, at, end);
    if (isTrue(bytes, at, last)) {
      sink.setBoolean(ordinal, true);
      return null;
    }
    if (isFalse(bytes, at, last)) {
      sink.setBoolean(ordinal, false);
      return null;
    }
    return RowErrors.unknownBoolean();
  }

  private static boolean isTrue(byte[] bytes, int start, int end) {
    if (end - start == 1) {
      byte b = bytes[start];
      return b == 't' || b == 'T' || b == 'y' || b == 'Y' || b == '1';
    }
    return Ascii.equalsIgnoreCase(bytes, start, end, "true")
        || Ascii.equalsIgnoreCase(bytes, start, end, "yes");
  }

  private static boolean isFalse(byte[] bytes, int start, int end) {
    if (end - start == 1) {
      byte b = bytes[start];
      return b == 'f' || b == 'F' || b == 'n' || b == 'N' || b == '0';
    }
    return Ascii.equalsIgnoreCase(bytes, start, end, "false")
        || Ascii.equalsIgnoreCase(bytes, start, end, "no");
  }
}
