package dev.slipher.it.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The case files on the class path. */
public final class CaseFiles {
  private CaseFiles() {}

  /** All cases, ordered by file and line. */
  public static List<Case> all() {
    Path folder = folder();
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".test"))
          .sorted()
          .flatMap(f -> cases(folder, f).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Case> cases(Path folder, Path file) {
    try {
      String name = folder.relativize(file).toString().replace('\\', '/');
      return CaseParser.parse(name, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(CaseFiles.class.getResource("/cases")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
