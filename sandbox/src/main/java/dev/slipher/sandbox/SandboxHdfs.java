package dev.slipher.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An HDFS in a process of its own, for loads from EMR: a name node and a data node. It needs the
 * JDK alone on this side, and ends with {@link #close} or with the process that started it.
 */
public final class SandboxHdfs implements AutoCloseable {
  /** Begins the line that tells the name node's address, and where files can be put. */
  public static final String READY = "HDFS is ready at ";

  private static final int HEAP_MEGABYTES = 256;

  private final Process process;
  private final URI nameNode;
  private final HdfsClient client;

  private SandboxHdfs(Process process, String addresses) {
    this.process = process;
    String[] both = addresses.split(" ");
    nameNode = URI.create(both[0]);
    client = new HdfsClient(URI.create(both[1]));
  }

  /**
   * Starts it over a folder, on free ports, and waits until it answers. What the folder holds of an
   * earlier run is there again.
   *
   * @throws SandboxException when it does not start
   */
  public static SandboxHdfs start(Path folder) {
    try {
      Files.createDirectories(folder);
      List<String> command =
          SandboxProcess.java(
              SandboxClassPath.find(SandboxClassPath.HDFS),
              "dev.slipher.sandbox.hdfs.HdfsMain",
              HEAP_MEGABYTES,
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1");
      command.addAll(List.of("--folder", folder.toString(), "--until-input-ends"));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new SandboxHdfs(process, SandboxProcess.awaitReady(process, READY));
    } catch (IOException e) {
      throw SandboxException.didNotStart(e.getMessage());
    }
  }

  /** Where clients connect, such as {@code hdfs://127.0.0.1:40123}. */
  public URI nameNode() {
    return nameNode;
  }

  /**
   * Writes a file, its folders included.
   *
   * @throws SandboxException when it is refused
   */
  public void put(String path, byte[] content) {
    client.put(path, content);
  }

  @Override
  public void close() {
    SandboxProcess.stop(process);
  }
}
