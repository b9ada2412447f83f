package dev.slipher.catalog.table;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.CatalogException;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.formats.type.TypeReading;
import java.util.List;
import java.util.Locale;

/** The names of column types, as statements write them. */
public final class TypeNames {
  private TypeNames() {}

  /**
   * The type that a statement names.
   *
   * @param column the column's name, for the message
   * @param name the type's words in any case, without arguments, such as {@code character varying}
   * @param arguments the arguments as written: numbers, or {@code max} for a text's length
   * @throws CatalogException 0A000 for a type that cannot be a column's, 42704 for one that does
   *     not exist, 22023 for wrong arguments
   */
  public static RedshiftType resolve(String column, String name, List<String> arguments) {
    TypeReading reading = TypeReading.of(name, arguments);
    if (reading instanceof TypeReading.Loadable loadable) {
      return loadable.type();
    }
    if (reading instanceof TypeReading.NotYetLoadable known) {
      throw CatalogErrors.unsupportedType(column, known.name().toLowerCase(Locale.ROOT));
    }
    if (reading instanceof TypeReading.NotInRedshift postgres) {
      throw CatalogErrors.unsupportedType(column, postgres.name().toLowerCase(Locale.ROOT));
    }
    if (reading instanceof TypeReading.WrongArguments wrong) {
      throw CatalogErrors.wrongTypeArguments(wrong.problem());
    }
    throw CatalogErrors.typeDoesNotExist(name);
  }
}
