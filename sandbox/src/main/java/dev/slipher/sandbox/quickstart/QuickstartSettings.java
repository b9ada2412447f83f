package dev.slipher.sandbox.quickstart;

import java.net.URI;
import java.nio.file.Path;

/**
 * What the quickstart is told.
 *
 * @param url the warehouse's JDBC URL
 * @param user who connects
 * @param password with this; secret
 * @param s3 where the sandbox's S3 listens
 * @param hdfs where the sandbox's HDFS takes files
 * @param dynamoDb where the sandbox's DynamoDB listens
 * @param ssh the sandbox's SSH host and its port
 * @param data the folder that holds everything that lasts; its {@code s3} holds the buckets, and in
 *     its {@code ssh} the SSH host runs commands
 * @param scale TPC-H's scale factor
 * @param exit whether everything is stopped at the end
 */
record QuickstartSettings(
    String url,
    String user,
    String password,
    URI s3,
    URI hdfs,
    URI dynamoDb,
    String ssh,
    Path data,
    double scale,
    boolean exit) {

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "QuickstartSettings[" + url + ", " + user + ", " + s3 + ", scale " + scale + "]";
  }
}
