package dev.slipher.dialect;

import java.util.List;
import java.util.Objects;

/**
 * A column's type as it was written: dialect knows no type model.
 *
 * @param name lower case, its words joined by one space: {@code varchar}, {@code double precision},
 *     {@code character varying}, {@code timestamp with time zone}
 * @param arguments what stands in the parentheses, lower case: {@code 10}, {@code max}; empty
 *     without parentheses
 */
public record TypeName(String name, List<String> arguments) {
  public TypeName {
    Objects.requireNonNull(name);
    arguments = List.copyOf(arguments);
  }

  /** A type of this name with these arguments. */
  public static TypeName of(String name, String... arguments) {
    return new TypeName(name, List.of(arguments));
  }

  /** The type as SQL. */
  @Override
  public String toString() {
    if (arguments.isEmpty()) {
      return name;
    }
    String list = "(" + String.join(",", arguments) + ")";
    // TIMESTAMP(6) WITH TIME ZONE takes its argument after the first word.
    int zone = name.indexOf(" with");
    return zone < 0 ? name + list : name.substring(0, zone) + list + name.substring(zone);
  }
}
