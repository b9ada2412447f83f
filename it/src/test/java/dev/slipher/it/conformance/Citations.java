package dev.slipher.it.conformance;

import dev.slipher.it.script.Case;
import dev.slipher.it.script.CaseFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rules are cited, and where.
 *
 * @param byCases rule id to the cases that prove it; cases that are pending prove nothing
 * @param byTests rule id to the test sources that name it
 * @param unknownInTests what looks like a rule id in test sources and is none, with its file
 */
record Citations(
    Map<String, Set<String>> byCases,
    Map<String, Set<String>> byTests,
    Set<String> unknownInTests) {

  private static final Pattern TOKEN = Pattern.compile("[a-z0-9]+(?:[.-][A-Za-z0-9_]+)+");

  static Citations read(Path root, Set<String> ids) {
    Map<String, Set<String>> byCases = new TreeMap<>();
    for (Case test : CaseFiles.all()) {
      if (test.pending().isEmpty()) {
        test.rules().forEach(r -> add(byCases, r, test.location()));
      }
    }
    Map<String, Set<String>> byTests = new TreeMap<>();
    Set<String> unknown = new TreeSet<>();
    Set<String> families =
        ids.stream().map(i -> i.substring(0, i.indexOf('.'))).collect(Collectors.toSet());
    for (Path source : testSources(root)) {
      String location = root.relativize(source).toString();
      Matcher matcher = TOKEN.matcher(text(source));
      while (matcher.find()) {
        String token = matcher.group();
        if (ids.contains(token)) {
          add(byTests, token, location);
        } else if (looksLikeAnId(token, families)) {
          unknown.add(location + ": " + token);
        }
      }
    }
    return new Citations(byCases, byTests, unknown);
  }

  /** Ids have a family's name in front and a hyphen after it; file names have not, hosts may. */
  private static boolean looksLikeAnId(String token, Set<String> families) {
    int dot = token.indexOf('.');
    return dot > 0
        && families.contains(token.substring(0, dot))
        && token.indexOf('-', dot) > 0
        && !token.endsWith(".com");
  }

  private static void add(Map<String, Set<String>> citations, String id, String location) {
    citations.computeIfAbsent(id, i -> new TreeSet<>()).add(location);
  }

  private static List<Path> testSources(Path root) {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(m -> m.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(Citations::javaFiles)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
