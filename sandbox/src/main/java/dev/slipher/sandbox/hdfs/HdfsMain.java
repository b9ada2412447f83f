package dev.slipher.sandbox.hdfs;

import dev.slipher.sandbox.Arguments;
import dev.slipher.sandbox.SandboxHdfs;
import dev.slipher.sandbox.ServerProcess;
import dev.slipher.sandbox.ServerProcess.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static final ServerProcess PROCESS =
      new ServerProcess(
          "hdfs",
          USAGE,
          SandboxHdfs.READY,
          List.of("--folder"),
          List.of("--port", "--upload-port"),
          List.of());

  private HdfsMain() {}

  /** Starts what the arguments say and returns when it has stopped. */
  public static void main(String[] arguments) throws InterruptedException {
    PROCESS.run(List.of(arguments), HdfsMain::start);
  }

  private static Started start(Arguments given) throws IOException {
    Path folder = Path.of(given.required("--folder")).toAbsolutePath().normalize();
    boolean isNew = !Files.exists(folder.resolve("name-0-1"));
    MiniDFSCluster hdfs =
        new MiniDFSCluster.Builder(configuration(folder))
            .nameNodePort(given.port("--port"))
            .numDataNodes(1)
            .format(isNew)
            .build();
    hdfs.waitActive();
    HdfsUploads uploads = HdfsUploads.start(hdfs.getFileSystem(), given.port("--upload-port"));
    String addresses = "hdfs://127.0.0.1:" + hdfs.getNameNodePort() + " " + uploads.address();
    return Started.of(addresses, () -> {}); // Hadoop has hooks of its own.
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
}
