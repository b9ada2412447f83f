package dev.slipher.it.run;

import dev.slipher.sandbox.SandboxHdfs;

/** Files of the one EMR cluster that the endpoint knows. */
public final class EmrFiles {
  /** The cluster's identifier. */
  public static final String CLUSTER = "j-SANDBOX";

  private static final String URL = "emr://" + CLUSTER;

  private final SandboxHdfs hdfs;

  /** The files of that HDFS. */
  public EmrFiles(SandboxHdfs hdfs) {
    this.hdfs = hdfs;
  }

  static boolean isOne(String url) {
    return url.startsWith(URL + "/");
  }

  void put(String url, byte[] content) {
    hdfs.put(url.substring(URL.length()), content);
  }
}
