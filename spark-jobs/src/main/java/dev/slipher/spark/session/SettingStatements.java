package dev.slipher.spark.session;

import dev.slipher.dialect.Names;
import dev.slipher.dialect.SqlText;
import dev.slipher.dialect.SqlToken;
import dev.slipher.dialect.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads SET, RESET and SHOW of Redshift's settings (guide pages r_SET, r_RESET, r_SHOW); those of
 * Spark, whose names have dots, are not ours.
 */
final class SettingStatements {
  /** What Spark's own SHOW lists in one word. */
  private static final Set<String> LISTS =
      Set.of(
          "tables",
          "schemas",
          "databases",
          "namespaces",
          "views",
          "functions",
          "catalogs",
          "columns",
          "partitions");

  private SettingStatements() {}

  /** What is said of a setting. */
  sealed interface Setting {}

  /** {@code SET name TO value}. */
  record Assign(String name, String value, boolean local) implements Setting {}

  /** {@code SET name TO DEFAULT} and {@code RESET name}. */
  record Restore(String name) implements Setting {}

  /** {@code RESET ALL}. */
  record RestoreAll() implements Setting {}

  /** {@code SHOW name}. */
  record Show(String name) implements Setting {}

  /** {@code SHOW ALL}. */
  record ShowAll() implements Setting {}

  /** The setting statement, unless the text is another statement or one of Spark's. */
  static Optional<Setting> parse(String text) {
    if (!mayBe(text)) {
      return Optional.empty();
    }
    List<SqlToken> tokens =
        SqlText.of(text).tokens().stream().filter(token -> !token.is(";")).toList();
    if (tokens.size() < 2) {
      return Optional.empty();
    }
    if (tokens.get(0).is("show")) {
      return show(tokens.subList(1, tokens.size()));
    }
    if (tokens.get(0).is("reset")) {
      return reset(tokens.subList(1, tokens.size()));
    }
    return tokens.get(0).is("set") ? set(tokens.subList(1, tokens.size())) : Optional.empty();
  }

  /** Without reading a long text to its end. */
  private static boolean mayBe(String text) {
    String head = text.substring(0, Math.min(text.length(), 2000)).toLowerCase(Locale.ROOT);
    return text.length() <= 100_000 && (head.contains("set") || head.contains("show"));
  }

  private static Optional<Setting> show(List<SqlToken> words) {
    if (isTimeZone(words)) {
      return Optional.of(new Show("timezone"));
    }
    if (words.size() != 1 || LISTS.contains(Names.fold(words.get(0).text()))) {
      return Optional.empty();
    }
    return Optional.of(words.get(0).is("all") ? new ShowAll() : new Show(name(words.get(0))));
  }

  private static Optional<Setting> reset(List<SqlToken> words) {
    if (words.size() == 2 && isTimeZone(words)) {
      return Optional.of(new Restore("timezone"));
    }
    if (words.size() != 1) {
      return Optional.empty();
    }
    return Optional.of(words.get(0).is("all") ? new RestoreAll() : new Restore(name(words.get(0))));
  }

  private static Optional<Setting> set(List<SqlToken> words) {
    boolean local = words.get(0).is("local");
    boolean scoped = local || words.get(0).is("session");
    List<SqlToken> rest = scoped ? words.subList(1, words.size()) : words;
    if (isTimeZone(rest) && rest.size() > 2) {
      return zone(rest.subList(2, rest.size()), local);
    }
    if (rest.size() < 2) {
      return Optional.empty();
    }
    boolean dotted = rest.get(1).is(".");
    int sign = 1;
    StringBuilder name = new StringBuilder(name(rest.get(0)));
    while (sign + 1 < rest.size() && rest.get(sign).is(".")) {
      name.append('.').append(name(rest.get(sign + 1)));
      sign += 2;
    }
    boolean assigns =
        sign < rest.size() && (rest.get(sign).is("to") || (rest.get(sign).is("=") && !dotted));
    if (!assigns) {
      return Optional.empty();
    }
    if (sign + 1 == rest.size()) {
      throw SessionErrors.malformedSetting("SET");
    }
    List<SqlToken> value = rest.subList(sign + 1, rest.size());
    if (value.size() == 1 && value.get(0).is("default")) {
      return Optional.of(new Restore(name.toString()));
    }
    return Optional.of(new Assign(name.toString(), value(value), local));
  }

  private static boolean isTimeZone(List<SqlToken> words) {
    return words.size() >= 2 && words.get(0).is("time") && words.get(1).is("zone");
  }

  private static Optional<Setting> zone(List<SqlToken> value, boolean local) {
    if (value.size() == 1 && (value.get(0).is("local") || value.get(0).is("default"))) {
      return Optional.of(new Restore("timezone"));
    }
    return value.size() == 1
        ? Optional.of(new Assign("timezone", value(value), local))
        : Optional.empty(); // Spark knows intervals
  }

  private static String name(SqlToken token) {
    return Names.resolve(token.text());
  }

  /** The values of a list, as SHOW gives them back. */
  private static String value(List<SqlToken> tokens) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    for (SqlToken token : tokens) {
      if (token.is(",")) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(
            switch (token.kind()) {
              case STRING -> StringLiteral.ofToken(token.text()).value();
              case QUOTED_NAME -> Names.resolve(token.text());
              case WORD -> Names.fold(token.text());
              default -> token.text();
            });
      }
    }
    values.add(value.toString());
    return values.stream().map(String::strip).collect(Collectors.joining(", "));
  }
}
