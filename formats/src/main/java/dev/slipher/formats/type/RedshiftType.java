package dev.slipher.formats.type;

import java.io.Serializable;

/**
 * A column type as Redshift defines it (guide pages r_Numeric_types201, r_Character_types,
 * r_Datetime_types, r_Boolean_type).
 */
public sealed interface RedshiftType extends Serializable {

  /** 16-bit signed integer. */
  record SmallInt() implements RedshiftType {}

  /** 32-bit signed integer. */
  record Int() implements RedshiftType {}

  /** 64-bit signed integer. */
  record BigInt() implements RedshiftType {}

  /** Exact number of 1 to 38 digits, of which {@code scale} stand behind the point. */
  record Decimal(int precision, int scale) implements RedshiftType {
    public Decimal {
      if (precision < 1 || precision > 38 || scale < 0 || scale > 37 || scale > precision) {
        throw new IllegalArgumentException(
            "DECIMAL(%d,%d): precision is 1 to 38, scale 0 to 37 and at most the precision"
                .formatted(precision, scale));
      }
    }
  }

  /** 32-bit floating point. */
  record Real() implements RedshiftType {}

  /** 64-bit floating point. */
  record DoublePrecision() implements RedshiftType {}

  /** True, false or unknown. */
  record Bool() implements RedshiftType {}

  /** Single-byte characters; {@code length} is 1 to 4096 bytes. */
  record Char(int length) implements RedshiftType {
    public Char {
      requireLength("CHAR", length, 4096);
    }
  }

  /** UTF-8 text; {@code length} is 1 to 65535 bytes, not characters. */
  record Varchar(int length) implements RedshiftType {
    public Varchar {
      requireLength("VARCHAR", length, 65535);
    }
  }

  /** A calendar day, held as days since 1970-01-01. */
  record Date() implements RedshiftType {}

  /** A local date and time, held as microseconds since 1970-01-01 00:00:00. */
  record Timestamp() implements RedshiftType {}

  /** An instant, held as microseconds since 1970-01-01 00:00:00 UTC. */
  record TimestampTz() implements RedshiftType {}

  private static void requireLength(String name, int length, int most) {
    if (length < 1 || length > most) {
      throw new IllegalArgumentException(
          "%s(%d): length is 1 to %d bytes".formatted(name, length, most));
    }
  }
}
