package dev.slipher.spark.load.source.emr;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.MiniDFSNNTopology;

/** A real HDFS in this process, known to COPY as {@code j-TEST}. */
public final class HdfsCluster implements AutoCloseable {
  public static final String ID = "j-TEST";

  /** The smallest block that HDFS takes by default. */
  public static final long BLOCK = 1 << 20;

  private final Path folder;
  private final MiniDFSCluster hdfs;

  private HdfsCluster(Path folder, MiniDFSCluster hdfs) {
    this.folder = folder;
    this.hdfs = hdfs;
  }

  /** One name node, and a data node on each of the hosts. */
  public static HdfsCluster start(String... hosts) throws IOException {
    return start(MiniDFSNNTopology.simpleSingleNN(0, 0), hosts);
  }

  /** Two name nodes, of which neither is active yet. */
  static HdfsCluster startPair() throws IOException {
    return start(MiniDFSNNTopology.simpleHATopology(), "host1");
  }

  private static HdfsCluster start(MiniDFSNNTopology topology, String... hosts) throws IOException {
    Path folder = Files.createTempDirectory("slipher-hdfs");
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    configuration.setLong("dfs.blocksize", BLOCK);
    configuration.setInt("dfs.replication", 1);
    configuration.set("dfs.ha.tail-edits.period", "1s");
    MiniDFSCluster hdfs =
        new MiniDFSCluster.Builder(configuration)
            .nnTopology(topology)
            .numDataNodes(hosts.length)
            .hosts(hosts)
            .build();
    hdfs.waitActive();
    return new HdfsCluster(folder, hdfs);
  }

  public MiniDFSCluster hdfs() {
    return hdfs;
  }

  /** Where name node number {@code index} listens. */
  public String nameNode(int index) {
    return "hdfs://127.0.0.1:" + hdfs.getNameNode(index).getNameNodeAddress().getPort();
  }

  /** A configuration that knows the cluster by its first name node. */
  Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set("slipher.emr." + ID, nameNode(0));
    return configuration;
  }

  public void put(String path, String content) throws IOException {
    put(path, content.getBytes(StandardCharsets.UTF_8));
  }

  public void put(String path, byte[] content) throws IOException {
    try (OutputStream out = files().create(new org.apache.hadoop.fs.Path(path))) {
      out.write(content);
    }
  }

  FileSystem files() throws IOException {
    return hdfs.getFileSystem(0);
  }

  @Override
  public void close() throws IOException {
    hdfs.shutdown();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
