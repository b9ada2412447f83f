package dev.slipher.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How the sandbox's processes are started and stopped from another class path. */
final class SandboxProcess {
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

  private SandboxProcess() {}

  /** The command that runs a main class on a class path. */
  static List<String> java(String classPath, String main, int heapMegabytes, String... flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.add("-Dfile.encoding=UTF-8");
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", classPath, main));
    return command;
  }

  /**
   * Waits for the line with which the process says that it answers, and returns what follows.
   *
   * <p>The pipe stays open, unread beyond that line: the process prints no more than a line or two
   * there, and closing it would end the process.
   *
   * @throws SandboxException when the process ends without it
   */
  static String awaitReady(Process process, String ready) throws IOException {
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(ready)) {
        return line.substring(ready.length());
      }
      said.append(said.isEmpty() ? "" : "; ").append(line);
    }
    throw SandboxException.didNotStart(said.isEmpty() ? "it said nothing" : said.toString());
  }

  /** Stops the process and waits until it is gone. */
  static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_AT_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
