package dev.slipher.it.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.it.conformance.Inventory.Rule;
import dev.slipher.it.conformance.Inventory.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps docs/conformance true in both directions. */
class ConformanceTest {
  private static final Path ROOT = root();

  private final Inventory inventory = Inventory.read(ROOT);
  private final Set<String> ids =
      inventory.rules().stream().map(Rule::id).collect(Collectors.toSet());
  private final Citations citations = Citations.read(ROOT, ids);

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/conformance/copy.tsv"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static void assertNone(List<String> problems) {
    assertEquals("", String.join("\n", problems));
  }

  @Test
  void everyRuleStandsOnce() {
    Set<String> seen = new HashSet<>();
    assertNone(
        inventory.rules().stream()
            .filter(r -> !seen.add(r.id()))
            .map(r -> r.location() + ": " + r.id() + " stands here a second time")
            .toList());
  }

  @Test
  void everyCitedRuleExists() {
    List<String> problems = new ArrayList<>(citations.unknownInTests());
    citations
        .byCases()
        .forEach(
            (id, cases) -> {
              if (!ids.contains(id)) {
                problems.add(cases + ": no rule is named " + id);
              }
            });
    assertNone(problems);
  }

  @Test
  void whatIsClaimedIsProved() {
    assertNone(
        inventory.rules().stream()
            .filter(r -> r.status() == Status.VERIFIED || r.status() == Status.REFUSED)
            .filter(r -> !citations.byCases().containsKey(r.id()))
            .filter(r -> !citations.byTests().containsKey(r.id()))
            .map(r -> r.location() + ": no case and no test cites " + r.id())
            .toList());
  }

  @Test
  void whatIsProvedIsClaimed() {
    assertNone(
        inventory.rules().stream()
            .filter(r -> r.status() == Status.MISSING)
            .filter(r -> citations.byCases().containsKey(r.id()))
            .map(
                r ->
                    r.location()
                        + ": "
                        + r.id()
                        + " is missing, yet proved by "
                        + citations.byCases().get(r.id()))
            .toList());
  }

  @Test
  void whatIsNotAsInTheGuideIsExplained() {
    assertNone(
        inventory.rules().stream()
            .filter(r -> r.status() == Status.REFUSED || r.status() == Status.DEVIATES)
            .filter(r -> r.note().isBlank())
            .map(r -> r.location() + ": " + r.id() + " needs a note")
            .toList());
  }

  @Test
  void thePagesShowTheCounts() throws IOException {
    for (Map.Entry<Path, String> page : inventory.pages(ROOT).entrySet()) {
      assertEquals(
          page.getValue(),
          Files.readString(ROOT.resolve(page.getKey())),
          page.getKey() + " is stale; run: " + Inventory.UPDATE);
    }
  }
}
