package dev.slipher.spark.load.source.ssh;

import dev.slipher.dialect.SqlError;
import java.io.IOException;
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

  /**
   * The slice has failed after it had begun with the entry, for whatever reason.
   *
   * @param reason what of it can be sent: the first cause that a user can be told
   */
  record Broken(int entry, Exception reason) implements SshEvent {
    static Broken of(int entry, Throwable failure) {
      Exception said = null;
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof SqlError error) {
          return new Broken(entry, error.causedBy(null));
        }
        if (said == null && cause instanceof IOException io && io.getMessage() != null) {
          said = new IOException(io.getMessage());
        }
      }
      if (said == null) {
        said = new IllegalStateException(failure.toString());
        said.setStackTrace(failure.getStackTrace());
      }
      return new Broken(entry, said);
    }
  }
}
