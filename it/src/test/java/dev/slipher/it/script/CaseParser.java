package dev.slipher.it.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a case file; the format is described in {@code cases/README.md}. */
public final class CaseParser {
  private final String file;
  private final Lines lines;
  private final List<Step> common = new ArrayList<>();
  private final List<Case> cases = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private CaseParser(String file, String text) {
    this.file = file;
    this.lines = Lines.of(file, text);
  }

  /**
   * The cases of a file.
   *
   * @param file its path below {@code cases/}
   * @throws CaseSyntaxException at the first thing that cannot be read
   */
  public static List<Case> parse(String file, String text) {
    return new CaseParser(file, text).parse();
  }

  private List<Case> parse() {
    StepParser steps = new StepParser(file, lines);
    steps.until("case", common);
    while (!lines.atEnd()) {
      cases.add(oneCase(steps));
    }
    if (cases.isEmpty()) {
      throw lines.problem(1, "the file has no case");
    }
    return cases;
  }

  private Case oneCase(StepParser parser) {
    Lines.Line first = lines.take();
    String name = first.text().substring("case".length()).strip();
    if (name.isEmpty()) {
      throw lines.problem(first.number(), "the case has no name");
    }
    if (!names.add(name)) {
      throw lines.problem(first.number(), "a second case is named '" + name + "'");
    }
    List<String> rules = List.of();
    List<Driver> drivers = List.of(Driver.HIVE);
    boolean ownWorld = false;
    Optional<String> pending = Optional.empty();
    for (Lines.Line line : lines.paragraph()) {
      int colon = line.text().indexOf(':');
      String key = colon < 0 ? line.text() : line.text().substring(0, colon);
      String value = colon < 0 ? "" : line.text().substring(colon + 1).strip();
      switch (key) {
        case "rules" -> rules = concat(rules, words(value));
        case "drivers" -> drivers = words(value).stream().map(w -> driver(line, w)).toList();
        case "pending" -> pending = Optional.of(value);
        case "world" -> {
          if (!value.equals("own")) {
            throw lines.problem(line.number(), "the only world to ask for is 'own'");
          }
          ownWorld = true;
        }
        default ->
            throw lines.problem(
                line.number(),
                "a case's head holds rules:, drivers:, world: or pending:, then a blank line; not"
                    + " '"
                    + line.text()
                    + "'");
      }
    }
    if (rules.isEmpty()) {
      throw lines.problem(first.number(), "the case cites no rule");
    }
    List<Step> steps = new ArrayList<>(common);
    parser.until("case", steps);
    if (steps.size() == common.size()) {
      throw lines.problem(first.number(), "the case has no step");
    }
    return new Case(file, first.number(), name, rules, drivers, ownWorld, pending, steps);
  }

  private Driver driver(Lines.Line line, String name) {
    return Arrays.stream(Driver.values())
        .filter(d -> d.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> lines.problem(line.number(), "unknown driver '" + name + "'"));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }

  private static List<String> concat(List<String> left, List<String> right) {
    List<String> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }
}
