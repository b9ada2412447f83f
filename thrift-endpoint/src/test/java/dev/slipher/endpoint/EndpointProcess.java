package dev.slipher.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An endpoint in a process of its own, as {@code bin/slipher start} makes it. */
final class EndpointProcess implements AutoCloseable {
  private final Process process;
  private final String firstLine;

  private EndpointProcess(Process process, String firstLine) {
    this.process = process;
    this.firstLine = firstLine;
  }

  /** Starts a process and waits for its first line: the JDBC URL, or why it did not start. */
  static EndpointProcess start(Path data, Map<String, String> environment) throws IOException {
    Path conf = Path.of("..", "conf").toAbsolutePath().normalize();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx768m");
    command.add("@" + conf.resolve("jvm.options"));
    command.add("-Dslipher.log=" + data.resolve("logs").resolve("endpoint.log"));
    command.add("-Dlog4j2.configurationFile=" + conf.resolve("log4j2.xml"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), EndpointMain.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SLIPHER_DATA", data.toString());
    builder.environment().put("SLIPHER_PORT", "0");
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader output = process.inputReader();
    return new EndpointProcess(process, output.readLine());
  }

  String firstLine() {
    return firstLine;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end; its exit status. */
  int terminate() throws InterruptedException {
    process.destroy();
    return awaitExit();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process goes on");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
