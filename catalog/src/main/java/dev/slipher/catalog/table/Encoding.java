package dev.slipher.catalog.table;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.CatalogException;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.formats.type.RedshiftType.BigInt;
import dev.slipher.formats.type.RedshiftType.Bool;
import dev.slipher.formats.type.RedshiftType.Char;
import dev.slipher.formats.type.RedshiftType.Date;
import dev.slipher.formats.type.RedshiftType.Decimal;
import dev.slipher.formats.type.RedshiftType.DoublePrecision;
import dev.slipher.formats.type.RedshiftType.Int;
import dev.slipher.formats.type.RedshiftType.IntervalDayToSecond;
import dev.slipher.formats.type.RedshiftType.IntervalYearToMonth;
import dev.slipher.formats.type.RedshiftType.Real;
import dev.slipher.formats.type.RedshiftType.SmallInt;
import dev.slipher.formats.type.RedshiftType.Super;
import dev.slipher.formats.type.RedshiftType.Time;
import dev.slipher.formats.type.RedshiftType.TimeTz;
import dev.slipher.formats.type.RedshiftType.Timestamp;
import dev.slipher.formats.type.RedshiftType.TimestampTz;
import dev.slipher.formats.type.RedshiftType.Varbyte;
import dev.slipher.formats.type.RedshiftType.Varchar;
import java.util.Locale;
import java.util.Set;

/**
 * A column's compression encoding and the types that it can compress (guide page
 * c_Compression_encodings; its older lists know neither times nor bytes, so those may have what
 * r_CREATE_TABLE_NEW gives them, and what is as wide can have). Kept and shown; the files
 * themselves are Parquet's.
 */
public enum Encoding {
  /** For every type. */
  RAW,
  AZ64(
      SmallInt.class,
      Int.class,
      BigInt.class,
      Decimal.class,
      Date.class,
      Timestamp.class,
      TimestampTz.class,
      Time.class,
      TimeTz.class,
      IntervalYearToMonth.class,
      IntervalDayToSecond.class),
  BYTEDICT(
      SmallInt.class,
      Int.class,
      BigInt.class,
      Decimal.class,
      Real.class,
      DoublePrecision.class,
      Char.class,
      Varchar.class,
      Date.class,
      Timestamp.class,
      TimestampTz.class,
      Time.class,
      TimeTz.class),
  DELTA(SmallInt.class, Int.class, BigInt.class, Date.class, Timestamp.class, Decimal.class),
  DELTA32K(Int.class, BigInt.class, Date.class, Timestamp.class, Decimal.class),
  LZO(
      SmallInt.class,
      Int.class,
      BigInt.class,
      Decimal.class,
      Char.class,
      Varchar.class,
      Date.class,
      Timestamp.class,
      TimestampTz.class,
      Time.class,
      TimeTz.class,
      Varbyte.class),
  MOSTLY8(SmallInt.class, Int.class, BigInt.class, Decimal.class),
  MOSTLY16(Int.class, BigInt.class, Decimal.class),
  MOSTLY32(BigInt.class, Decimal.class),
  RUNLENGTH(
      SmallInt.class,
      Int.class,
      BigInt.class,
      Decimal.class,
      Real.class,
      DoublePrecision.class,
      Bool.class,
      Char.class,
      Varchar.class,
      Date.class,
      Timestamp.class,
      TimestampTz.class,
      Time.class,
      TimeTz.class),
  TEXT255(Varchar.class),
  TEXT32K(Varchar.class),
  ZSTD(
      SmallInt.class,
      Int.class,
      BigInt.class,
      Decimal.class,
      Real.class,
      DoublePrecision.class,
      Bool.class,
      Char.class,
      Varchar.class,
      Date.class,
      Timestamp.class,
      TimestampTz.class,
      Super.class,
      Time.class,
      TimeTz.class,
      IntervalYearToMonth.class,
      IntervalDayToSecond.class,
      Varbyte.class);

  /** Digits of a DECIMAL that is held in 64 bits, as the MOSTLY encodings want it. */
  private static final int MOST_DIGITS_OF_64_BITS = 19;

  private final Set<Class<? extends RedshiftType>> types;

  @SafeVarargs
  Encoding(Class<? extends RedshiftType>... types) {
    this.types = Set.of(types);
  }

  /**
   * The encoding of that name in any case; {@code none} is another name of RAW.
   *
   * @throws CatalogException 42601 for any other name
   */
  public static Encoding named(String name) {
    String folded = name.toUpperCase(Locale.ROOT);
    if (folded.equals("NONE")) {
      return RAW;
    }
    for (Encoding encoding : values()) {
      if (encoding.name().equals(folded)) {
        return encoding;
      }
    }
    throw CatalogErrors.unknownEncoding(name);
  }

  /**
   * What a column without ENCODE gets, unless it is in a sort key or in a temporary table and so
   * RAW (ddl.ct.encode-initial).
   */
  public static Encoding initial(RedshiftType type) {
    if (type instanceof Char || type instanceof Varchar || type instanceof Varbyte) {
      return LZO;
    }
    if (type instanceof Super) {
      return ZSTD; // the guide names none; what dumps of clusters show
    }
    return AZ64.allows(type) ? AZ64 : RAW;
  }

  /** Whether a column of the type can have this encoding (ddl.ct.encode-type-check). */
  public boolean allows(RedshiftType type) {
    if (type instanceof Decimal decimal && name().startsWith("MOSTLY")) {
      return decimal.precision() <= MOST_DIGITS_OF_64_BITS;
    }
    return this == RAW || types.contains(type.getClass());
  }

  /** The form of {@code pg_table_def.encoding}: lower case, {@code none} for RAW. */
  public String shown() {
    return this == RAW ? "none" : name().toLowerCase(Locale.ROOT);
  }
}
