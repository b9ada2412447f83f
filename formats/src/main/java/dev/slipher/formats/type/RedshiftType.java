package dev.slipher.formats.type;

import java.io.Serializable;

/**
 * A column type as Redshift defines it (guide pages r_Numeric_types201, r_Character_types,
 * r_Datetime_types, r_interval_data_types, r_Boolean_type, r_SUPER_type, r_VARBYTE_type,
 * geospatial-overview).
 */
public sealed interface RedshiftType extends Serializable {

  /** The most bytes of a CHAR (dt.char-max). */
  int MOST_CHAR = 4096;

  /** The most bytes of a VARCHAR. */
  int MOST_VARCHAR = 65535;

  /** The most digits of a DECIMAL. */
  int MOST_PRECISION = 38;

  /** The most digits of a DECIMAL behind the point. */
  int MOST_SCALE = 37;

  /** The most bytes of a VARBYTE. */
  int MOST_VARBYTE = 16_777_216;

  /** The most bytes of a GEOMETRY or GEOGRAPHY (guide page spatial-limitations). */
  int MOST_GEOMETRY = 1_048_447;

  /** The most digits behind the point of a second. */
  int MOST_FRACTION = 6;

  /**
   * The server's inner name without length, as {@code stl_load_errors.type} shows it
   * (sys.load_errors.type-names): {@code int4}, {@code varchar}, {@code timestamptz}.
   */
  String internalName();

  /**
   * The name in SQL with its length, as {@code pg_table_def.type} shows it
   * (sv.pg_table_def.type-text): {@code integer}, {@code character varying(20)}.
   */
  String displayName();

  /**
   * The declared length as {@code stl_load_errors.col_length} shows it
   * (sys.load_errors.col_length): {@code 20} for VARCHAR(20), {@code 18, 0} for DECIMAL(18,0),
   * {@code 0} where types have none.
   */
  default String lengthText() {
    return "0";
  }

  /** A short text that {@link #fromCompactText} reads back, fit to be kept in metadata. */
  default String compactText() {
    return internalName();
  }

  /**
   * The type that {@link #compactText} wrote.
   *
   * @throws IllegalArgumentException if no type writes this
   */
  static RedshiftType fromCompactText(String text) {
    if (TypeReading.of(text) instanceof TypeReading.Loadable loadable
        && loadable.type().compactText().equals(text)) {
      return loadable.type();
    }
    throw new IllegalArgumentException("no compact text of a type: " + text);
  }

  /** 16-bit signed integer. */
  record SmallInt() implements RedshiftType {
    @Override
    public String internalName() {
      return "int2";
    }

    @Override
    public String displayName() {
      return "smallint";
    }
  }

  /** 32-bit signed integer. */
  record Int() implements RedshiftType {
    @Override
    public String internalName() {
      return "int4";
    }

    @Override
    public String displayName() {
      return "integer";
    }
  }

  /** 64-bit signed integer. */
  record BigInt() implements RedshiftType {
    @Override
    public String internalName() {
      return "int8";
    }

    @Override
    public String displayName() {
      return "bigint";
    }
  }

  /** Exact number of 1 to 38 digits, of which {@code scale} stand behind the point. */
  record Decimal(int precision, int scale) implements RedshiftType {
    public Decimal {
      if (precision < 1
          || precision > MOST_PRECISION
          || scale < 0
          || scale > MOST_SCALE
          || scale > precision) {
        throw new IllegalArgumentException(
            "DECIMAL(%d,%d): precision is 1 to 38, scale 0 to 37 and at most the precision"
                .formatted(precision, scale));
      }
    }

    @Override
    public String internalName() {
      return "numeric";
    }

    @Override
    public String displayName() {
      return "numeric(" + precision + "," + scale + ")";
    }

    @Override
    public String lengthText() {
      return precision + ", " + scale;
    }

    @Override
    public String compactText() {
      return displayName();
    }
  }

  /** 32-bit floating point. */
  record Real() implements RedshiftType {
    @Override
    public String internalName() {
      return "float4";
    }

    @Override
    public String displayName() {
      return "real";
    }
  }

  /** 64-bit floating point. */
  record DoublePrecision() implements RedshiftType {
    @Override
    public String internalName() {
      return "float8";
    }

    @Override
    public String displayName() {
      return "double precision";
    }
  }

  /** True, false or unknown. */
  record Bool() implements RedshiftType {
    @Override
    public String internalName() {
      return "bool";
    }

    @Override
    public String displayName() {
      return "boolean";
    }
  }

  /** Single-byte characters; {@code length} is 1 to 4096 bytes. */
  record Char(int length) implements RedshiftType {
    public Char {
      requireLength("CHAR", length, MOST_CHAR);
    }

    @Override
    public String internalName() {
      return "char";
    }

    @Override
    public String displayName() {
      return "character(" + length + ")";
    }

    @Override
    public String lengthText() {
      return Integer.toString(length);
    }

    @Override
    public String compactText() {
      return internalName() + "(" + length + ")";
    }
  }

  /** UTF-8 text; {@code length} is 1 to 65535 bytes, not characters. */
  record Varchar(int length) implements RedshiftType {
    public Varchar {
      requireLength("VARCHAR", length, MOST_VARCHAR);
    }

    @Override
    public String internalName() {
      return "varchar";
    }

    @Override
    public String displayName() {
      return "character varying(" + length + ")";
    }

    @Override
    public String lengthText() {
      return Integer.toString(length);
    }

    @Override
    public String compactText() {
      return internalName() + "(" + length + ")";
    }
  }

  /** A calendar day, held as days since 1970-01-01. */
  record Date() implements RedshiftType {
    @Override
    public String internalName() {
      return "date";
    }

    @Override
    public String displayName() {
      return "date";
    }
  }

  /** A local date and time, held as microseconds since 1970-01-01 00:00:00. */
  record Timestamp() implements RedshiftType {
    @Override
    public String internalName() {
      return "timestamp";
    }

    @Override
    public String displayName() {
      return "timestamp without time zone";
    }
  }

  /** An instant, held as microseconds since 1970-01-01 00:00:00 UTC. */
  record TimestampTz() implements RedshiftType {
    @Override
    public String internalName() {
      return "timestamptz";
    }

    @Override
    public String displayName() {
      return "timestamp with time zone";
    }
  }

  /**
   * A JSON value of any kind, held as its text without blanks between its parts; at most 16 MB
   * (guide page r_SUPER_type).
   */
  record Super() implements RedshiftType {
    @Override
    public String internalName() {
      return "super";
    }

    @Override
    public String displayName() {
      return "super";
    }
  }

  /**
   * A time of day from 00:00:00 to 24:00:00, held as text such as 04:05:06.5 that sorts as times
   * do.
   */
  record Time() implements RedshiftType {
    @Override
    public String internalName() {
      return "time";
    }

    @Override
    public String displayName() {
      return "time without time zone";
    }
  }

  /** A time of day in UTC, held as text such as 04:05:06.5+00 that sorts as times do. */
  record TimeTz() implements RedshiftType {
    @Override
    public String internalName() {
      return "timetz";
    }

    @Override
    public String displayName() {
      return "time with time zone";
    }
  }

  /** Years and months; {@code first} and {@code last} say which fields it keeps. */
  record IntervalYearToMonth(IntervalField first, IntervalField last) implements RedshiftType {
    public IntervalYearToMonth {
      if (first.compareTo(last) > 0 || !last.isOfMonths()) {
        throw new IllegalArgumentException(
            "INTERVAL " + IntervalField.qualifier(first, last) + " is none of years and months");
      }
    }

    @Override
    public String internalName() {
      return "intervaly2m";
    }

    @Override
    public String displayName() {
      return "interval " + IntervalField.qualifier(first, last);
    }

    @Override
    public String compactText() {
      return displayName();
    }
  }

  /**
   * Days to microseconds; {@code first} and {@code last} say which fields it keeps, and {@code
   * precision} how many digits behind the point of its seconds, 0 to 6.
   */
  record IntervalDayToSecond(IntervalField first, IntervalField last, int precision)
      implements RedshiftType {
    public IntervalDayToSecond {
      if (first.compareTo(last) > 0
          || first.isOfMonths()
          || precision < 0
          || precision > MOST_FRACTION
          || (precision < MOST_FRACTION && last != IntervalField.SECOND)) {
        throw new IllegalArgumentException(
            "INTERVAL %s(%d) is none of days and seconds"
                .formatted(IntervalField.qualifier(first, last), precision));
      }
    }

    @Override
    public String internalName() {
      return "intervald2s";
    }

    @Override
    public String displayName() {
      return "interval "
          + IntervalField.qualifier(first, last)
          + (precision < MOST_FRACTION ? "(" + precision + ")" : "");
    }

    @Override
    public String compactText() {
      return displayName();
    }
  }

  /** Bytes; {@code length} is 1 to 16,777,216 of them. */
  record Varbyte(int length) implements RedshiftType {
    public Varbyte {
      requireLength("VARBYTE", length, MOST_VARBYTE);
    }

    @Override
    public String internalName() {
      return "varbyte";
    }

    @Override
    public String displayName() {
      return "binary varying(" + length + ")";
    }

    @Override
    public String lengthText() {
      return Integer.toString(length);
    }

    @Override
    public String compactText() {
      return internalName() + "(" + length + ")";
    }
  }

  /** A shape in a plane, held as extended well-known binary; at most 1,048,447 bytes. */
  record Geometry() implements RedshiftType {
    @Override
    public String internalName() {
      return "geometry";
    }

    @Override
    public String displayName() {
      return "geometry";
    }
  }

  /** A shape on a spheroid, held as extended well-known binary; at most 1,048,447 bytes. */
  record Geography() implements RedshiftType {
    @Override
    public String internalName() {
      return "geography";
    }

    @Override
    public String displayName() {
      return "geography";
    }
  }

  private static void requireLength(String name, int length, int most) {
    if (length < 1 || length > most) {
      throw new IllegalArgumentException(
          "%s(%d): length is 1 to %d bytes".formatted(name, length, most));
    }
  }
}
