package dev.slipher.dialect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The name of a table or the like: {@code [[database.]schema.]name}, its parts already folded and
 * cut as {@link Names} says.
 *
 * @param parts one to three parts, the object's own name last
 */
public record QualifiedName(List<String> parts) {
  public QualifiedName {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || parts.size() > 3) {
      throw new IllegalArgumentException("a name has one to three parts: " + parts);
    }
  }

  /** A name of these parts, the object's own name last. */
  public static QualifiedName of(String... parts) {
    return new QualifiedName(List.of(parts));
  }

  /** The object's own name. */
  public String name() {
    return parts.get(parts.size() - 1);
  }

  /** The schema, if the name says one. */
  public Optional<String> schema() {
    return parts.size() < 2 ? Optional.empty() : Optional.of(parts.get(parts.size() - 2));
  }

  /** The database, if the name says one. */
  public Optional<String> database() {
    return parts.size() < 3 ? Optional.empty() : Optional.of(parts.get(0));
  }

  /** The name as SQL, quoted where it must be. */
  public String toSql() {
    return parts.stream().map(Names::quote).collect(Collectors.joining("."));
  }

  /** The parts joined by points, unquoted: the form that messages use. */
  @Override
  public String toString() {
    return String.join(".", parts);
  }
}
