package dev.slipher.it.world;

import dev.slipher.endpoint.EndpointMain;
import dev.slipher.it.run.DynamoDbTables;
import dev.slipher.it.run.EmrFiles;
import dev.slipher.it.run.ObjectFaults;
import dev.slipher.it.run.Objects;
import dev.slipher.it.run.World;
import dev.slipher.it.script.Driver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An endpoint in a process of its own, which can be stopped, started again and killed. */
public final class OwnWorld implements World {
  private static final Pattern JDBC_URL = Pattern.compile("jdbc:hive2://\\S+");

  private final Path folder;
  private final Outside outside;
  private Process process;
  private String jdbcUrl;

  private OwnWorld(Path folder, Outside outside) {
    this.folder = folder;
    this.outside = outside;
  }

  /** Starts endpoint and sandbox on free ports, over a folder that is empty. */
  public static OwnWorld start(Path folder) {
    OwnWorld world = new OwnWorld(folder, Outside.start(folder.resolve("s3")));
    world.startProcess();
    return world;
  }

  private void startProcess() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The flags that Spark needs of a JDK 17 are those this process was started with.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add-opens") || a.startsWith("-XX:") || a.startsWith("-D"))
        .filter(a -> !a.contains("surefire"))
        .forEach(command::add);
    command.add("-Xmx1g");
    // It lives for a few statements.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), EndpointMain.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "SLIPHER_DATA",
                folder.toString(),
                "SLIPHER_PORT",
                "0",
                "SLIPHER_SANDBOX",
                "1",
                "SLIPHER_COPY_JOB_SECONDS",
                "1",
                "AWS_ENDPOINT_URL",
                outside.endpoint().toString()));
    builder.redirectError(folder.resolve("endpoint.log").toFile());
    try {
      process = builder.start();
      jdbcUrl = awaitReady(process.inputReader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String awaitReady(BufferedReader output) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = JDBC_URL.matcher(line);
      if (matcher.find()) {
        return matcher.group();
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the endpoint's process did not start:\n" + said);
  }

  @Override
  public Connection connect(Driver driver, String user, String password) throws SQLException {
    return Drivers.connect(driver, jdbcUrl, user, password);
  }

  @Override
  public Objects objects() {
    return outside.objects();
  }

  @Override
  public EmrFiles emrFiles() {
    throw new AssertionError("a case with 'world: own' has no EMR cluster");
  }

  @Override
  public DynamoDbTables dynamoDbTables() {
    throw new AssertionError("a case with 'world: own' has no DynamoDB");
  }

  @Override
  public Path buckets() {
    return outside.buckets();
  }

  @Override
  public ObjectFaults faults() {
    return outside.faults();
  }

  @Override
  public void restart() {
    process.destroy();
    awaitEnd();
    startProcess();
  }

  @Override
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    kill();
    outside.close();
  }
}
