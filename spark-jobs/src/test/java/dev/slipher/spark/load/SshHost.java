package dev.slipher.spark.load;

/** A host on 127.0.0.1 that runs commands for the cluster. Closing it breaks every connection. */
interface SshHost extends AutoCloseable {
  int port();

  /** As whom the cluster logs in. */
  String user();

  /** The base64 text of its public RSA key. */
  String hostKey();

  /** Whether a command hears of a signal that the cluster sends it. */
  boolean handsSignalsOn();

  @Override
  void close();
}
