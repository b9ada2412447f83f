package dev.slipher.spark.load.source.ssh;

import java.io.Serializable;

/** What a slice tells of the connection of one entry. */
public sealed interface SshEvent extends Serializable {
  /** The entry's place in the manifest. */
  int entry();

  /**
   * The host has let the cluster in and runs the command.
   *
   * @param hostKey the key that it has shown, in base64
   */
  record Connected(int entry, int slice, String hostKey, long atMicros) implements SshEvent {}

  /** The connection could not be made, or the command has not ended well. */
  record Failed(int entry, int slice, String reason, long atMicros) implements SshEvent {}
}
