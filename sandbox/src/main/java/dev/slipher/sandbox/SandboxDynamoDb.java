package dev.slipher.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A DynamoDB in a process of its own. It needs the JDK alone on this side, and ends with {@link
 * #close} or with the process that started it.
 */
public final class SandboxDynamoDb implements AutoCloseable {
  /** Begins the line that tells where it listens. */
  public static final String READY = "DynamoDB is ready at ";

  private static final int HEAP_MEGABYTES = 256;

  private final Process process;
  private final URI endpoint;

  private SandboxDynamoDb(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /**
   * Starts it over a folder, on a free port, and waits until it answers. What the folder holds of
   * an earlier run is there again.
   *
   * @throws SandboxException when it does not start
   */
  public static SandboxDynamoDb start(Path folder) {
    try {
      Files.createDirectories(folder);
      List<String> command =
          SandboxProcess.java(
              SandboxClassPath.findDynamoDb(),
              "dev.slipher.sandbox.dynamodb.DynamoDbMain",
              HEAP_MEGABYTES,
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1");
      command.addAll(List.of("--folder", folder.toString(), "--until-input-ends"));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
      Process process = builder.start();
      return new SandboxDynamoDb(process, URI.create(SandboxProcess.awaitReady(process, READY)));
    } catch (IOException e) {
      throw SandboxException.didNotStart(e.getMessage());
    }
  }

  /** Where clients connect, such as {@code http://127.0.0.1:40123}. */
  public URI endpoint() {
    return endpoint;
  }

  /** Puts items into its tables. */
  public ItemClient items() {
    return new ItemClient(endpoint);
  }

  @Override
  public void close() {
    SandboxProcess.stop(process);
  }
}
