package dev.slipher.sandbox.hdfs;

import dev.slipher.sandbox.Arguments;
import dev.slipher.sandbox.SandboxHdfs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * The process of the sandbox's HDFS. {@code HdfsMain --folder DIR} keeps it in the folder and
 * serves until it is told to stop (SIGTERM, SIGINT).
 *
 * <p>When it answers, the line {@code HDFS is ready at hdfs://127.0.0.1:PORT http://127.0.0.1:PORT}
 * (the name node, and where files can be {@code PUT}) goes to standard output and, when asked for,
 * into a file, which is removed at the end. The exit status is 2 for a wrong command line and 1
 * when it cannot start.
 */
public final class HdfsMain {
  private static final String USAGE =
      """
      usage: HdfsMain --folder DIR [options]
        --folder DIR         keeps the files and their names
        --port N             the name node's port on 127.0.0.1; default: a free one
        --upload-port N      the port that takes files; default: a free one
        --ready-file FILE    written once HDFS answers
        --until-input-ends   stop when standard input ends, too
      """;

  private HdfsMain() {}

  /** Starts what the arguments say and returns when it has stopped. */
  public static void main(String[] arguments) throws InterruptedException {
    Arguments given;
    Path folder;
    try {
      if (List.of(arguments).contains("--help")) {
        System.out.print(USAGE);
        return;
      }
      given =
          Arguments.parse(
              List.of(arguments),
              List.of("--folder", "--port", "--upload-port", "--ready-file"),
              List.of("--until-input-ends"));
      folder = Path.of(given.required("--folder")).toAbsolutePath().normalize();
    } catch (IllegalArgumentException e) {
      System.err.println("hdfs: " + e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
      return;
    }
    try {
      serve(given, folder);
    } catch (IOException | RuntimeException e) {
      // On standard output, where whoever waits for the ready line reads it.
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void serve(Arguments given, Path folder) throws IOException, InterruptedException {
    boolean isNew = !Files.exists(folder.resolve("name-0-1"));
    MiniDFSCluster hdfs =
        new MiniDFSCluster.Builder(configuration(folder))
            .nameNodePort(given.port("--port"))
            .numDataNodes(1)
            .format(isNew)
            .build();
    hdfs.waitActive();
    Optional<Path> readyFile = given.optional("--ready-file").map(Path::of);
    // Hadoop has hooks of its own for the rest.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> readyFile.ifPresent(file -> file.toFile().delete()), "stop"));
    HdfsUploads uploads = HdfsUploads.start(hdfs.getFileSystem(), given.port("--upload-port"));
    String addresses = "hdfs://127.0.0.1:" + hdfs.getNameNodePort() + " " + uploads.address();
    if (readyFile.isPresent()) {
      announce(readyFile.get(), addresses);
    }
    System.out.println(SandboxHdfs.READY + addresses);
    if (given.has("--until-input-ends")) {
      System.in.transferTo(OutputStream.nullOutputStream());
      System.exit(0);
    }
    new CountDownLatch(1).await();
  }

  private static Configuration configuration(Path folder) {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    configuration.setInt("dfs.replication", 1);
    // One machine's disk: no need to leave room for others.
    configuration.setLong("dfs.datanode.du.reserved", 0);
    configuration.setLong("dfs.namenode.resource.du.reserved", 0);
    configuration.setInt("dfs.namenode.safemode.extension", 0);
    return configuration;
  }

  private static void announce(Path file, String addresses) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path draft = Files.createTempFile(parent, ".ready", ".tmp");
    Files.writeString(draft, addresses + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
