package dev.slipher.sandbox;

import dev.slipher.sandbox.tpch.TpchMain;
import dev.slipher.sandbox.tpch.TpchRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The world outside the warehouse, started in a process of its own: an S3 whose buckets are
 * folders.
 *
 * <p>This class and what it shows need the JDK alone, so that it can be loaded beside Spark. The
 * process ends with {@link #close} or, whatever happens, with the process that started it.
 */
public final class Sandbox implements AutoCloseable {
  /** Begins the line on standard output that says where S3 listens. */
  static final String READY = "S3 is ready at ";

  private static final int TPCH_HEAP_MEGABYTES = 512;

  private final SandboxSettings settings;
  private final Process process;
  private final URI endpoint;
  private final ObjectClient client;

  private Sandbox(SandboxSettings settings, Process process, URI endpoint) {
    this.settings = settings;
    this.process = process;
    this.endpoint = endpoint;
    this.client =
        settings.identities().stream()
            .filter(identity -> identity.mayUse(Identity.EVERY_BUCKET))
            .findFirst()
            .or(() -> settings.identities().stream().findFirst())
            .map(identity -> ObjectClient.as(identity, endpoint))
            .orElseGet(() -> ObjectClient.anonymous(endpoint));
  }

  /**
   * Starts the sandbox and waits until it answers.
   *
   * @throws SandboxException when it does not start: the port is taken, the folder cannot be used,
   *     the module is not built
   */
  public static Sandbox start(SandboxSettings settings) {
    try {
      Files.createDirectories(settings.folder());
    } catch (IOException e) {
      throw SandboxException.folderNotUsable(settings.folder(), e);
    }
    List<String> command =
        SandboxProcess.java(
            SandboxClassPath.find(SandboxClassPath.S3),
            SandboxMain.class.getName(),
            settings.heapMegabytes(),
            // A server that waits for disks and sockets: small, and quick to start.
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1");
    command.add("s3");
    command.addAll(List.of("--folder", settings.folder().toString()));
    command.addAll(List.of("--port", Integer.toString(settings.port())));
    command.add("--until-input-ends");
    Path identities = null;
    try {
      if (!settings.identities().isEmpty()) {
        identities = writeIdentities(settings.identities());
        command.addAll(List.of("--identities", identities.toString()));
      }
      ProcessBuilder builder = new ProcessBuilder(command);
      // The JVM takes the encoding of file names from the locale alone.
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.redirectError(
          settings
              .log()
              .map(file -> ProcessBuilder.Redirect.appendTo(file.toFile()))
              .orElse(ProcessBuilder.Redirect.INHERIT));
      Process process = builder.start();
      return new Sandbox(settings, process, URI.create(SandboxProcess.awaitReady(process, READY)));
    } catch (IOException e) {
      throw SandboxException.didNotStart(e.getMessage());
    } finally {
      deleteQuietly(identities);
    }
  }

  /** Where S3 listens, such as {@code http://127.0.0.1:40123}. */
  public URI endpoint() {
    return endpoint;
  }

  /** What it was started with. */
  public SandboxSettings settings() {
    return settings;
  }

  /**
   * The folder that is this bucket, made if missing. A file put into it by hand is an object.
   *
   * @throws UncheckedIOException when it cannot be made
   */
  public Path bucket(String name) {
    try {
      return Files.createDirectories(settings.folder().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts an object the way an S3 client does; its bucket is made if missing.
   *
   * @throws SandboxException when it is refused
   */
  public void putObject(String bucket, String key, byte[] content) {
    bucket(bucket);
    client.put(bucket, key, content);
  }

  /**
   * Deletes an object the way an S3 client does; deleting what is not there succeeds, as in S3.
   *
   * @throws SandboxException when it is refused
   */
  public void deleteObject(String bucket, String key) {
    client.delete(bucket, key);
  }

  /**
   * Generates TPC-H data straight into a bucket's folder, in a process of its own, and waits for
   * it.
   *
   * @return the rows written of each table
   * @throws SandboxException when it cannot be written
   */
  public Map<String, Long> generateTpch(TpchRequest request) {
    List<String> command =
        SandboxProcess.java(
            SandboxClassPath.find(SandboxClassPath.S3),
            TpchMain.class.getName(),
            TPCH_HEAP_MEGABYTES);
    command.addAll(List.of("--folder", settings.folder().toString()));
    command.addAll(request.arguments());
    try {
      Process generator =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      Map<String, Long> rows = new LinkedHashMap<>();
      try (BufferedReader output = generator.inputReader()) {
        output
            .lines()
            .map(line -> line.split("\t", -1))
            .forEach(fields -> rows.put(fields[0], Long.valueOf(fields[1])));
      }
      int status = generator.waitFor();
      if (status != 0) {
        throw SandboxException.notGenerated(status);
      }
      return rows;
    } catch (IOException e) {
      throw SandboxException.folderNotUsable(settings.folder(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SandboxException.interrupted("generating TPC-H data", e);
    }
  }

  /** The process, for measuring it or for killing it in a test. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Stops the process and waits until it is gone. The buckets stay. */
  @Override
  public void close() {
    SandboxProcess.stop(process);
  }

  // In a file that only its owner reads: the command line shows to everyone.
  private static Path writeIdentities(List<Identity> identities) throws IOException {
    Path file =
        Files.createTempFile(
            "slipher-identities",
            ".txt",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(
        file, identities.stream().map(IdentityFile::line).collect(Collectors.toUnmodifiableList()));
    return file;
  }

  private static void deleteQuietly(Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }
}
