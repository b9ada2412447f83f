package dev.slipher.spark.table;

import dev.slipher.formats.convert.ColumnValue;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.type.RedshiftType;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Objects;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Brings what INSERT or a DEFAULT gives a column to the form in which COPY would have put it there,
 * or says why the column cannot hold it.
 */
public final class StoredColumn implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RedshiftType type;
  private final String zone;
  private transient ColumnValue value;

  /**
   * @param zone the session's time zone
   */
  public StoredColumn(RedshiftType type, String zone) {
    this.type = Objects.requireNonNull(type);
    this.zone = Objects.requireNonNull(zone);
  }

  /** Whether a type's values need to be brought to a form at all. */
  public static boolean isFor(RedshiftType type) {
    return ColumnValue.of(type, ZoneId.of("UTC")).isPresent();
  }

  /**
   * Text of a column that Spark holds as a string.
   *
   * @throws dev.slipher.dialect.SqlError 22001 for a text that is too long, 22P02 for any other
   *     that the column cannot hold
   */
  public UTF8String text(UTF8String given) {
    return UTF8String.fromBytes(kept(given.getBytes()));
  }

  /**
   * Bytes of a column that Spark holds as binary.
   *
   * @throws dev.slipher.dialect.SqlError as {@link #text}
   */
  public byte[] bytes(byte[] given) {
    return kept(given);
  }

  private byte[] kept(byte[] given) {
    if (value == null) {
      value = ColumnValue.of(type, ZoneId.of(zone, ZoneId.SHORT_IDS)).orElseThrow();
    }
    RowError error = value.take(given);
    if (error != null) {
      boolean text = type instanceof RedshiftType.Char || type instanceof RedshiftType.Varchar;
      throw text && error.reason().endsWith("length exceeds DDL length")
          ? TableErrors.valueTooLong(type.displayName())
          : TableErrors.invalidValue(type.displayName(), error.reason());
    }
    return value.kept();
  }
}
