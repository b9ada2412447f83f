package dev.slipher.endpoint;

import dev.slipher.spark.job.CopyJobWatcher;
import dev.slipher.spark.load.source.ssh.SshSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the environment variables say that an endpoint is started with. */
final class EndpointEnvironment {
  private static final String HOST = "(?:[\\w.-]+|\\[[0-9a-fA-F:.]+\\])(?::\\d{1,5})?";
  private static final Pattern SERVER = Pattern.compile("https?://" + HOST + "(?:/\\S*)?");
  private static final Pattern NAME_NODES =
      Pattern.compile("(?:(?:hdfs://)?" + HOST + "/?(?:,|$))+(?<!,)");
  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})([smh]?)");
  private static final int LEAST_DURATION_SECONDS = 900;
  private static final int MOST_DURATION_SECONDS = 43_200;

  private final Map<String, String> environment;

  EndpointEnvironment(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The settings; what the variables do not say has its default.
   *
   * @throws IllegalArgumentException naming the variable that cannot be used
   */
  EndpointSettings settings() {
    return new EndpointSettings(
        Path.of(environment.getOrDefault("SLIPHER_DATA", "slipher-data")),
        environment.getOrDefault("SLIPHER_HOST", EndpointSettings.LOOPBACK),
        number("SLIPHER_PORT", 10_000),
        environment.getOrDefault("SLIPHER_MASTER", "local[*]"),
        number("SLIPHER_NODES", 2),
        number("SLIPHER_SLICES_PER_NODE", 2),
        text("SLIPHER_PASSWORD"),
        s3Endpoint(),
        environment.getOrDefault("SLIPHER_SANDBOX", "").equals("1"),
        emrClusters(environment.getOrDefault("SLIPHER_EMR", "")),
        furtherSettings());
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
  }

  /** Checks Amazon's other services, too, though whoever needs them reads where they are. */
  private Optional<URI> s3Endpoint() {
    Optional<URI> all = address("AWS_ENDPOINT_URL");
    address("AWS_ENDPOINT_URL_STS");
    address("AWS_ENDPOINT_URL_DYNAMODB");
    return address("AWS_ENDPOINT_URL_S3").or(() -> all);
  }

  private Optional<URI> address(String name) {
    Optional<String> text = text(name);
    if (text.filter(url -> !SERVER.matcher(url).matches()).isPresent()) {
      throw new IllegalArgumentException(
          name
              + "="
              + text.get()
              + " is not the address of a server such as http://127.0.0.1:9000.");
    }
    return text.map(URI::create);
  }

  /** The file of roles, and how long a security token service lends them. */
  private Map<String, String> roles() {
    Map<String, String> settings = new TreeMap<>();
    text("SLIPHER_ROLES")
        .ifPresent(
            name -> {
              Path file = Path.of(name).toAbsolutePath();
              if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("SLIPHER_ROLES: " + name + " cannot be read.");
              }
              settings.put("spark.hadoop.slipher.roles", file.toString());
            });
    text("SLIPHER_ROLE_DURATION")
        .ifPresent(
            duration -> {
              requireDuration(duration);
              settings.put("spark.hadoop.fs.s3a.assumed.role.session.duration", duration);
            });
    return settings;
  }

  /** As long as AWS lends a role. */
  private static void requireDuration(String text) {
    Matcher time = DURATION.matcher(text);
    if (!time.matches()) {
      throw new IllegalArgumentException(
          "SLIPHER_ROLE_DURATION=" + text + " is not a time such as 1h or 900s.");
    }
    int unit =
        switch (time.group(2)) {
          case "h" -> 3600;
          case "m" -> 60;
          default -> 1;
        };
    int seconds = Integer.parseInt(time.group(1)) * unit;
    if (seconds < LEAST_DURATION_SECONDS || seconds > MOST_DURATION_SECONDS) {
      throw new IllegalArgumentException(
          "SLIPHER_ROLE_DURATION=" + text + " is out of range: 15m to 12h.");
    }
  }

  /** Words such as {@code j-ABC=hdfs://10.0.0.5:8020}, parted by blanks. */
  private static Map<String, String> emrClusters(String text) {
    Map<String, String> clusters = new TreeMap<>();
    for (String word : text.strip().split("\\s+")) {
      int equals = word.indexOf('=');
      if (equals > 0 && NAME_NODES.matcher(word.substring(equals + 1)).matches()) {
        clusters.put(word.substring(0, equals), word.substring(equals + 1));
      } else if (!word.isEmpty()) {
        throw new IllegalArgumentException(
            "SLIPHER_EMR: "
                + word
                + " is not a cluster and its name node, such as"
                + " j-ABC=hdfs://10.0.0.5:8020.");
      }
    }
    return clusters;
  }

  private Map<String, String> furtherSettings() {
    Map<String, String> settings = new TreeMap<>(roles());
    settings.putAll(seconds());
    return settings;
  }

  /** A time, with the most seconds that it can have. */
  private record Seconds(String setting, int most) {}

  /** Only what is said: what is not has its default where it is used. */
  private Map<String, String> seconds() {
    Map<String, String> settings = new TreeMap<>();
    Map.of(
            "SLIPHER_SSH_CONNECT_SECONDS",
            new Seconds("spark.hadoop." + SshSettings.CONNECT_SECONDS, SshSettings.MOST_SECONDS),
            "SLIPHER_SSH_COMMAND_SECONDS",
            new Seconds("spark.hadoop." + SshSettings.COMMAND_SECONDS, SshSettings.MOST_SECONDS),
            "SLIPHER_COPY_JOB_SECONDS",
            new Seconds(CopyJobWatcher.SECONDS, CopyJobWatcher.MOST_SECONDS))
        .forEach(
            (name, time) -> {
              int seconds = number(name, 0);
              if (text(name).isPresent()) {
                EndpointSettings.requireBetween(name, seconds, 1, time.most());
                settings.put(time.setting(), Integer.toString(seconds));
              }
            });
    return settings;
  }

  private int number(String name, int otherwise) {
    String text = environment.get(name);
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(name + "=" + text + " is not a whole number.");
    }
  }
}
