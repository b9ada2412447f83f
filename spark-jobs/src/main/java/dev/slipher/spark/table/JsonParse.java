package dev.slipher.spark.table;

import dev.slipher.formats.convert.SuperText;
import dev.slipher.formats.record.RowError;
import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;

/** JSON_PARSE: text as a SUPER column keeps it (guide page JSON_PARSE). */
public final class JsonParse implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean nullOnError;
  private transient SuperText value;

  /**
   * @param nullOnError whether a text that is no JSON gives NULL, as {@code
   *     parse_super_null_on_error} wants it (json.super-null-on-error-config)
   */
  public JsonParse(boolean nullOnError) {
    this.nullOnError = nullOnError;
  }

  /**
   * The text's value.
   *
   * @throws dev.slipher.dialect.SqlError 22P02 for a text that is no JSON, or none that a SUPER
   *     column can hold
   */
  public UTF8String parse(UTF8String text) {
    if (value == null) {
      value = new SuperText();
    }
    byte[] bytes = text.getBytes();
    RowError error = value.read(bytes, 0, bytes.length);
    if (error == null) {
      return UTF8String.fromBytes(value.bytes(), 0, value.length()).copy();
    }
    if (nullOnError) {
      return null;
    }
    throw TableErrors.invalidValue("super", error.reason());
  }
}
