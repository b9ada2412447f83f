package dev.slipher.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipher.it.run.CaseRun;
import dev.slipher.it.run.World;
import dev.slipher.it.script.Case;
import dev.slipher.it.script.CaseFiles;
import dev.slipher.it.script.Driver;
import dev.slipher.it.world.OwnWorld;
import dev.slipher.it.world.SharedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs the case files; {@code -Dcases=dates,csv} runs those whose path or name holds one of them.
 */
class CasesTest {
  private static Path folder;
  private static World shared;

  @BeforeAll
  static void start() throws IOException {
    // Below target and left there, so that a failure can be looked into.
    folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "worlds")), "run");
    shared = SharedWorld.start(folder.resolve("shared"));
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  // Most of a case is one statement after the other, which leaves a second core idle.
  @Execution(ExecutionMode.CONCURRENT)
  @TestFactory
  Stream<DynamicContainer> cases() {
    String[] wanted = System.getProperty("cases", "").split(",", -1);
    Map<String, List<Case>> files =
        CaseFiles.all().stream()
            .filter(c -> Stream.of(wanted).anyMatch((c.file() + " " + c.name())::contains))
            .collect(Collectors.groupingBy(Case::file, LinkedHashMap::new, Collectors.toList()));
    return files.entrySet().stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file.getKey(), file.getValue().stream().flatMap(CasesTest::runs)));
  }

  private static Stream<DynamicTest> runs(Case test) {
    return test.drivers().stream()
        .map(
            driver ->
                DynamicTest.dynamicTest(test.name() + suffix(driver), () -> run(test, driver)));
  }

  private static String suffix(Driver driver) {
    return driver == Driver.HIVE ? "" : " (" + driver.name().toLowerCase(Locale.ROOT) + ")";
  }

  private static void run(Case test, Driver driver) throws IOException {
    assumeTrue(test.pending().isEmpty(), () -> test.pending().orElseThrow());
    if (!test.ownWorld()) {
      CaseRun.run(test, driver, shared);
      return;
    }
    Path own = Files.createTempDirectory(folder, "own");
    try (World world = OwnWorld.start(own)) {
      CaseRun.run(test, driver, world);
    }
  }
}
