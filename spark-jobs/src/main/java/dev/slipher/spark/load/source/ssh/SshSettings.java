package dev.slipher.spark.load.source.ssh;

import java.io.Serializable;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;

/**
 * How the cluster reaches remote hosts. The private key itself is not here: each executor reads it
 * from its own disk, so that it is in no plan, no task and no setting.
 *
 * @param identity the file of the cluster's private key, the same on every executor; empty for none
 * @param knownHosts the driver's file of keys that hosts have shown; empty for none
 * @param connectSeconds how long a host may take to let the cluster in
 * @param commandSeconds how long a command may run
 */
public record SshSettings(
    String identity, String knownHosts, int connectSeconds, int commandSeconds)
    implements Serializable {
  /** The Hadoop setting that names the file of the cluster's private key. */
  public static final String IDENTITY = "slipher.ssh.identity";

  /** The Hadoop setting that names the file of the keys that hosts have shown. */
  public static final String KNOWN_HOSTS = "slipher.ssh.knownHosts";

  /** The Hadoop setting of the time to connect, in seconds. */
  public static final String CONNECT_SECONDS = "slipher.ssh.connectSeconds";

  /** The Hadoop setting of a command's time, in seconds. */
  public static final String COMMAND_SECONDS = "slipher.ssh.commandSeconds";

  /** The time to connect unless it is set. */
  public static final int DEFAULT_CONNECT_SECONDS = 30;

  /** A command's time unless it is set: an hour. */
  public static final int DEFAULT_COMMAND_SECONDS = 3600;

  /** The most that either may be set to: a week. */
  public static final int MOST_SECONDS = 7 * 24 * 3600;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public SshSettings {
    Objects.requireNonNull(identity);
    Objects.requireNonNull(knownHosts);
    requireSeconds(CONNECT_SECONDS, connectSeconds);
    requireSeconds(COMMAND_SECONDS, commandSeconds);
  }

  /**
   * What the configuration says.
   *
   * @throws IllegalArgumentException naming the setting that cannot be used
   */
  static SshSettings of(Configuration hadoop) {
    return new SshSettings(
        hadoop.getTrimmed(IDENTITY, ""),
        hadoop.getTrimmed(KNOWN_HOSTS, ""),
        hadoop.getInt(CONNECT_SECONDS, DEFAULT_CONNECT_SECONDS),
        hadoop.getInt(COMMAND_SECONDS, DEFAULT_COMMAND_SECONDS));
  }

  private static void requireSeconds(String name, int seconds) {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException(
          "%s=%d is out of range: 1 to %d".formatted(name, seconds, MOST_SECONDS));
    }
  }
}
