package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;

/** SMALLINT, INTEGER and BIGINT: an optional sign and digits, blanks around them ignored. */
abstract class WholeNumberConverter extends FieldConverter {
  private final String type;
  private final long least;
  private final long most;

  private WholeNumberConverter(String type, long least, long most) {
    this.type = type;
    this.least = least;
    this.most = most;
  }

  static WholeNumberConverter smallInt() {
    return new WholeNumberConverter("Short", Short.MIN_VALUE, Short.MAX_VALUE) {
      @Override
      void put(RowSink sink, int ordinal, long value) {
        sink.setShort(ordinal, (short) value);
      }

      @Override
      RowError overflow() {
        return RowErrors.shortOutOfRange();
      }
    };
  }

  static WholeNumberConverter integer() {
    return new WholeNumberConverter("Integer", Integer.MIN_VALUE, Integer.MAX_VALUE) {
      @Override
      void put(RowSink sink, int ordinal, long value) {
        sink.setInt(ordinal, (int) value);
      }

      @Override
      RowError overflow() {
        return RowErrors.integerOverflow();
      }
    };
  }

  static WholeNumberConverter bigInt() {
    return new WholeNumberConverter("Long", Long.MIN_VALUE, Long.MAX_VALUE) {
      @Override
      void put(RowSink sink, int ordinal, long value) {
        sink.setLong(ordinal, value);
      }

      @Override
      RowError overflow() {
        return RowErrors.longOverflow();
      }
    };
  }

  abstract void put(RowSink sink, int ordinal, long value);

  abstract RowError overflow();

  @Override
  final RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    int at = Ascii.skipSpace(bytes, start, end);
    int last = Ascii.trimEnd(bytes, at, end);
    boolean negative = bytes[at] == '-';
    if (negative || bytes[at] == '+') {
      at++;
    }
    if (at == last) {
      return RowErrors.invalidDigit(bytes[at - 1], at - 1 - start, type);
    }
    // The negative side reaches one further, so digits are gathered there.
    long value = 0;
    boolean overflow = false;
    for (int i = at; i < last; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return RowErrors.invalidDigit(bytes[i], i - start, type);
      }
      if (i - at >= 18) {
        overflow |= value < Long.MIN_VALUE / 10;
        long next = value * 10 - digit;
        overflow |= next > value;
        value = next;
      } else {
        value = value * 10 - digit;
      }
    }
    if (overflow || (negative ? value < least : -most > value)) {
      return overflow();
    }
    put(sink, ordinal, negative ? value : -value);
    return null;
  }
}
