package dev.slipher.spark.table;

import dev.slipher.formats.convert.SuperText;
import dev.slipher.formats.record.RowError;
import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;

/** Text as a SUPER column keeps a string. */
public final class SuperString implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient SuperText value;

  /**
   * The text as a string of SUPER.
   *
   * @throws dev.slipher.dialect.SqlError 22P02 for one that a SUPER column cannot hold
   */
  public UTF8String of(UTF8String text) {
    if (value == null) {
      value = new SuperText();
    }
    RowError error = value.readString(text.toString());
    if (error != null) {
      throw TableErrors.invalidValue("super", error.reason());
    }
    return UTF8String.fromBytes(value.bytes(), 0, value.length()).copy();
  }
}
