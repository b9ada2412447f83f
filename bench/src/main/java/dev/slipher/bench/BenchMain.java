package dev.slipher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs the bench that its first argument names, with the options that follow. */
public final class BenchMain {
  private BenchMain() {}

  /** What a bench does in a folder of its own, which is deleted afterwards. */
  @FunctionalInterface
  private interface Bench {
    void run(Path folder) throws IOException;
  }

  /**
   * Runs {@code lineitem} or {@code sources} with the options {@code --scale}, {@code --runs},
   * {@code --style}, {@code --format} and {@code --only}.
   */
  public static void main(String[] arguments) throws IOException {
    Bench bench;
    try {
      bench = bench(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (IllegalArgumentException wrongOption) {
      System.err.println("bench/" + arguments[0] + ": " + wrongOption.getMessage());
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("slipher-bench");
    int status = 1;
    try {
      bench.run(folder);
      status = 0;
    } catch (IOException | RuntimeException failure) {
      failure.printStackTrace();
    } finally {
      Folders.delete(folder);
    }
    // The engine's threads would keep the process alive.
    System.exit(status);
  }

  private static Bench bench(String name, String[] options) {
    return switch (name) {
      case "lineitem" -> new LineitemBench(BenchOptions.of(options), System.out)::run;
      case "sources" -> new SourcesBench(BenchOptions.sources(options), System.out)::run;
      default -> throw new IllegalArgumentException("no such bench");
    };
  }
}
