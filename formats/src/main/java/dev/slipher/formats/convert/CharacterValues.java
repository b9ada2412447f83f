package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;
import dev.slipher.formats.type.RedshiftType;

/**
 * Puts text that needs no parsing into a CHAR or VARCHAR column, by the same rules as a field of a
 * text file: what is valid, how long it may be, what is replaced.
 */
public final class CharacterValues {
  private final FieldConverter converter;

  private CharacterValues(FieldConverter converter) {
    this.converter = converter;
  }

  /** For one column; not to be shared. */
  public static CharacterValues of(RedshiftType.Varchar type, ConversionOptions options) {
    return new CharacterValues(new VarcharConverter(type.length(), options));
  }

  /** For one column; not to be shared. */
  public static CharacterValues of(RedshiftType.Char type, ConversionOptions options) {
    return new CharacterValues(new CharConverter(type.length(), options));
  }

  /**
   * Puts UTF-8 bytes into the sink.
   *
   * @return null, or why they cannot be loaded
   */
  public RowError put(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    return converter.convert(bytes, start, end, sink, ordinal);
  }

  /** Whether ACCEPTINVCHARS replaced bytes since this was last asked. */
  public boolean takeReplaced() {
    return converter.takeReplaced();
  }
}
