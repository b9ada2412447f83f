package dev.slipher.spark.load.source.ssh;

import dev.slipher.formats.scan.Split;
import java.io.Serializable;
import java.util.Objects;

/**
 * One entry of an SSH manifest: one connection, over which one command runs (guide page
 * copy-parameters-data-source-ssh).
 *
 * @param endpoint the host's name or address
 * @param port 22 where the manifest is silent (ssh.port)
 * @param username {@code redshift} where the manifest is silent (ssh.username-default)
 * @param command run by the user's shell on the host
 * @param hostKey the body of the host's public RSA key; empty where any host will do
 * @param mandatory false where the manifest is silent (ssh.mandatory-default)
 */
record SshEntry(
    String endpoint, int port, String username, String command, String hostKey, boolean mandatory)
    implements Serializable {
  static final int PORT = 22;
  static final String USERNAME = "redshift";

  SshEntry {
    Objects.requireNonNull(endpoint);
    Objects.requireNonNull(username);
    Objects.requireNonNull(command);
    Objects.requireNonNull(hostKey);
  }

  /** Host and port as a known_hosts file writes them. */
  String host() {
    return port == PORT ? endpoint : "[" + endpoint + "]:" + port;
  }

  /** What system tables call the command's output; the guide does not tell. */
  String file() {
    return "ssh://" + username + "@" + endpoint + (port == PORT ? "" : ":" + port) + "/" + command;
  }

  /**
   * The output as a slice reads it: how long it will be nobody knows.
   *
   * @param index the entry's place in the manifest, which tells apart entries that are alike
   */
  Split split(int index) {
    return new Split(file(), -1, Integer.toString(index));
  }
}
