package dev.slipher.it.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What a case runs against: an endpoint, and the S3 that it loads from. */
public interface World extends AutoCloseable {

  /** Opens a connection through a driver. */
  Connection connect(dev.slipher.it.script.Driver driver, String user, String password)
      throws SQLException;

  /** Writes and deletes the objects that the endpoint will read. */
  Objects objects();

  /** Writes files of the EMR cluster that the endpoint knows. */
  EmrFiles emrFiles();

  /** Puts items into the DynamoDB that the endpoint knows. */
  DynamoDbTables dynamoDbTables();

  /** The host that the endpoint can reach over SSH, if there is one. */
  default Optional<RemoteHost> remoteHost() {
    return Optional.empty();
  }

  /** The folder in which each folder is a bucket. */
  Path buckets();

  /** What goes wrong when the endpoint reads an object. */
  ObjectFaults faults();

  /** Stops the endpoint and starts it again on the same data. */
  void restart();

  /** Kills the endpoint's process; {@link #restart} brings it back. */
  void kill();

  @Override
  void close();
}
