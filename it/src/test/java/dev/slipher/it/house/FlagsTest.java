package dev.slipher.it.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said in two places, since Maven and the shell read no file of each other's. */
class FlagsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern FLAGS =
      Pattern.compile("<spark\\.jvm\\.flags>(.*)</spark\\.jvm\\.flags>");

  @Test
  void testsRunWithTheEndpointsFlags() throws IOException {
    Matcher pom = FLAGS.matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertTrue(pom.find(), "the parent's flags");
    Set<String> tests = new TreeSet<>(Arrays.asList(pom.group(1).split(" ")));
    Set<String> endpoint =
        Files.readAllLines(ROOT.resolve("conf/jvm.options")).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .filter(line -> !line.startsWith("-XX:+UseParallelGC"))
            .filter(line -> !line.startsWith("-XX:+ExitOnOutOfMemoryError"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(endpoint, tests);
  }
}
