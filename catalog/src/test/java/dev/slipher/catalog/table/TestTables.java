package dev.slipher.catalog.table;

import dev.slipher.formats.type.RedshiftType;
import dev.slipher.formats.type.TypeReading;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Short ways to say what CREATE TABLE says. */
public final class TestTables {
  private TestTables() {}

  /** The type of that text, such as {@code varchar(20)}. */
  public static RedshiftType type(String text) {
    return ((TypeReading.Loadable) TypeReading.of(text)).type();
  }

  /**
   * A column from its words: name, type and any of {@code distkey sortkey primary unique notnull
   * null encode=x default=x identity references=t}.
   */
  public static ColumnParts column(String text) {
    List<String> words = List.of(text.split(" ", -1));
    Set<String> flags = Set.copyOf(words.subList(2, words.size()));
    return new ColumnParts(
        words.get(0),
        type(words.get(1)),
        flags.contains("notnull")
            ? Optional.of(false)
            : flags.contains("null") ? Optional.of(true) : Optional.empty(),
        value(flags, "default="),
        flags.contains("identity") ? Optional.of(new Identity(1, 2, false)) : Optional.empty(),
        value(flags, "encode="),
        value(flags, "collate=").map(Collation::valueOf),
        flags.contains("distkey"),
        flags.contains("sortkey"),
        flags.contains("primary"),
        flags.contains("unique"),
        value(flags, "references=")
            .map(
                table ->
                    new ColumnParts.Reference(new TableName("public", table), Optional.empty())));
  }

  /** A table's parts of such columns. */
  public static TableParts parts(String name, String... columns) {
    return TableParts.of(
        new TableName("public", name), Arrays.stream(columns).map(TestTables::column).toList());
  }

  /** The same parts with table attributes. */
  public static TableParts with(
      TableParts parts, String style, String distributionKey, SortKey sortKey) {
    return new TableParts(
        parts.name(),
        parts.columns(),
        Optional.ofNullable(style),
        Optional.ofNullable(distributionKey),
        Optional.ofNullable(sortKey),
        parts.encodeAuto(),
        parts.backup(),
        parts.temporary(),
        parts.constraints());
  }

  /** The same parts with table constraints. */
  public static TableParts constrained(TableParts parts, TableConstraint... constraints) {
    return new TableParts(
        parts.name(),
        parts.columns(),
        parts.distributionStyle(),
        parts.distributionKey(),
        parts.sortKey(),
        parts.encodeAuto(),
        parts.backup(),
        parts.temporary(),
        List.of(constraints));
  }

  /** The same parts, for a temporary table. */
  public static TableParts temporary(TableParts parts) {
    return new TableParts(
        parts.name(),
        parts.columns(),
        parts.distributionStyle(),
        parts.distributionKey(),
        parts.sortKey(),
        parts.encodeAuto(),
        parts.backup(),
        true,
        parts.constraints());
  }

  /** The table of those parts, with id 100005. */
  public static TableDefinition define(TableParts parts) {
    return TableDefinition.of(100005, 100, 1_700_000_000_123_456L, parts);
  }

  private static Optional<String> value(Set<String> flags, String prefix) {
    return flags.stream()
        .filter(flag -> flag.startsWith(prefix))
        .map(flag -> flag.substring(prefix.length()))
        .findFirst();
  }
}
