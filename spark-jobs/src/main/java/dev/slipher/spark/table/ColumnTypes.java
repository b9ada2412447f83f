package dev.slipher.spark.table;

import dev.slipher.dialect.TypeName;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.formats.type.TypeReading;

/** From a type as a statement writes it to the type that a column gets. */
final class ColumnTypes {
  private ColumnTypes() {}

  /** The type, or the error that says why a column cannot have it. */
  static RedshiftType of(String column, TypeName written) {
    TypeReading reading = TypeReading.of(written.name(), written.arguments());
    if (reading instanceof TypeReading.Loadable loadable) {
      return loadable.type();
    }
    if (reading instanceof TypeReading.NotYetLoadable known) {
      throw TableErrors.typeNotSupportedYet(column, known.name());
    }
    if (reading instanceof TypeReading.NotInRedshift other) {
      throw TableErrors.unsupportedColumn(column, other.name());
    }
    if (reading instanceof TypeReading.WrongArguments wrong) {
      throw TableErrors.wrongTypeArguments(wrong.problem());
    }
    throw TableErrors.typeDoesNotExist(written.name());
  }
}
