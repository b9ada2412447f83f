package dev.slipher.formats.type;

import java.util.List;
import java.util.Locale;

/**
 * What a type's name in a statement turns out to be (guide pages c_Supported_data_types and
 * c_unsupported-postgresql-datatypes).
 */
public sealed interface TypeReading {

  /** A type that tables can have here. */
  record Loadable(RedshiftType type) implements TypeReading {}

  /** A type of Redshift that tables cannot have here yet; {@code name} is in upper case. */
  record NotYetLoadable(String name) implements TypeReading {}

  /** A type of PostgreSQL that Redshift leaves out, named in upper case. */
  record NotInRedshift(String name) implements TypeReading {}

  /** No type at all. */
  record Unknown(String name) implements TypeReading {}

  /** A type whose arguments it cannot have; {@code problem} is a sentence for the user. */
  record WrongArguments(String problem) implements TypeReading {}

  /**
   * Reads a type.
   *
   * @param name one word or several, in any case, such as {@code character varying}
   * @param arguments what stands in the parentheses, such as {@code 20} or {@code max}
   */
  static TypeReading of(String name, List<String> arguments) {
    String words = String.join(" ", name.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    List<String> plain = arguments.stream().map(a -> a.strip().toLowerCase(Locale.ROOT)).toList();
    return TypeNames.read(words, plain);
  }

  /** Reads a type from its text, such as {@code numeric(8,2)}. */
  static TypeReading of(String text) {
    int open = text.indexOf('(');
    int close = text.indexOf(')', open + 1);
    if (open < 0 || close < 0) {
      return of(text, List.of());
    }
    // TIMESTAMP(6) WITH TIME ZONE has words behind its argument.
    String name = text.substring(0, open) + " " + text.substring(close + 1);
    return of(name, List.of(text.substring(open + 1, close).split(",", -1)));
  }
}
