package dev.slipher.it.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of docs/conformance, and the pages that show their counts.
 *
 * <p>One file without dependencies, so that {@code java} alone can run it: see {@link #UPDATE}.
 */
final class Inventory {
  /** What brings the pages up to date, from the project's root. */
  static final String UPDATE = "java it/src/test/java/dev/slipher/it/conformance/Inventory.java";

  private static final List<String> FILES = List.of("copy.tsv", "warehouse.tsv");
  private static final String HEADER = "id\tarea\trule\tcheck\tpage\tstatus\tnote";

  /** Where a rule stands. */
  enum Status {
    /** Slipher does as the rule says, and a case or test shows it. */
    VERIFIED,
    /** Slipher refuses the statement by name, and a case or test shows that. */
    REFUSED,
    /** Slipher does otherwise on purpose; the note says how and why. */
    DEVIATES,
    /** Nothing is claimed. */
    MISSING;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One line of the inventory. */
  record Rule(String file, int line, String id, String area, Status status, String note) {
    String location() {
      return "docs/conformance/" + file + ":" + line;
    }
  }

  private final List<Rule> rules;

  private Inventory(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * Reads both files below a project's root.
   *
   * @throws IllegalStateException at a line that is not as it should be; the message names it
   */
  static Inventory read(Path root) {
    List<Rule> rules = new ArrayList<>();
    for (String file : FILES) {
      String[] lines = text(root.resolve("docs/conformance").resolve(file)).split("\n", -1);
      if (!lines[0].equals(HEADER)) {
        throw new IllegalStateException(file + ":1: the columns should be " + HEADER);
      }
      for (int i = 1; i < lines.length; i++) {
        if (!lines[i].isEmpty()) {
          rules.add(rule(file, i + 1, lines[i]));
        }
      }
    }
    return new Inventory(rules);
  }

  private static Rule rule(String file, int line, String text) {
    String[] cells = text.split("\t", -1);
    if (cells.length != 7) {
      throw new IllegalStateException(file + ":" + line + ": 7 columns expected");
    }
    Status status =
        Arrays.stream(Status.values())
            .filter(s -> s.text().equals(cells[5]))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        file + ":" + line + ": unknown status '" + cells[5] + "'"));
    return new Rule(file, line, cells[0], cells[1], status, cells[6]);
  }

  List<Rule> rules() {
    return rules;
  }

  /** The pages with counts, by path below the root, as they should be. */
  Map<Path, String> pages(Path root) {
    Path readme = Path.of("README.md");
    Path areas = Path.of("docs/conformance/README.md");
    return Map.of(
        readme, replaced(text(root.resolve(readme)), readme, "conformance", counts()),
        areas, replaced(text(root.resolve(areas)), areas, "areas", areaTable()));
  }

  private static String replaced(String page, Path path, String marker, String content) {
    String begin = "<!-- " + marker + ":begin -->";
    String end = "<!-- " + marker + ":end -->";
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalStateException(path + " has no " + begin + " ... " + end);
    }
    return page.substring(0, from + begin.length()) + "\n" + content + page.substring(to);
  }

  private String counts() {
    StringBuilder text =
        new StringBuilder(
            "| inventory | verified | refused by name | deviates | missing | all |\n");
    text.append("|---|--:|--:|--:|--:|--:|\n");
    for (String file : FILES) {
      String name = file.equals("copy.tsv") ? "COPY and all around it" : "the SQL around it";
      text.append("| [").append(name).append("](docs/conformance/README.md) |");
      appendCounts(text, rules.stream().filter(r -> r.file().equals(file)).toList());
    }
    return text.toString();
  }

  private String areaTable() {
    StringBuilder text =
        new StringBuilder("| area | verified | refused | deviates | missing | all |\n");
    text.append("|---|--:|--:|--:|--:|--:|\n");
    for (String file : FILES) {
      Map<String, List<Rule>> byArea = new TreeMap<>();
      for (Rule rule : rules) {
        if (rule.file().equals(file)) {
          byArea.computeIfAbsent(rule.area(), a -> new ArrayList<>()).add(rule);
        }
      }
      byArea.forEach(
          (area, inArea) -> {
            text.append("| ").append(area).append(" |");
            appendCounts(text, inArea);
          });
      text.append("| **").append(file).append("** |");
      appendCounts(text, rules.stream().filter(r -> r.file().equals(file)).toList());
    }
    return text.toString();
  }

  private static void appendCounts(StringBuilder text, List<Rule> rules) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    rules.forEach(r -> counts.merge(r.status(), 1, Integer::sum));
    for (Status status : Status.values()) {
      text.append(' ').append(counts.getOrDefault(status, 0)).append(" |");
    }
    text.append(' ').append(rules.size()).append(" |\n");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the pages; run from the project's root. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    for (Map.Entry<Path, String> page : read(root).pages(root).entrySet()) {
      Files.writeString(root.resolve(page.getKey()), page.getValue());
    }
  }
}
