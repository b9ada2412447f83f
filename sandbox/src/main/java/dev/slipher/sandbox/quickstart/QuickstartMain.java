package dev.slipher.sandbox.quickstart;

import dev.slipher.sandbox.Arguments;
import dev.slipher.sandbox.SandboxException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs the quickstart against a warehouse and a sandbox that are up. The exit status is 0 when
 * everything was loaded and holds what it should, 1 when not, 2 for a wrong command line; a failure
 * is one line on standard error.
 */
public final class QuickstartMain {
  private static final String USAGE =
      """
      usage: QuickstartMain --url JDBC-URL --s3 URL --hdfs URL --dynamodb URL --ssh HOST:PORT
             --data DIR [options]
        --url JDBC-URL   the warehouse, such as jdbc:hive2://127.0.0.1:10000/dev
        --s3 URL         the sandbox's S3
        --hdfs URL       where the sandbox's HDFS takes files
        --dynamodb URL   the sandbox's DynamoDB
        --ssh HOST:PORT  the sandbox's SSH host
        --data DIR       everything that lasts; DIR/s3 holds the buckets
        --user NAME      default: awsuser
        --password WORD  default: what SLIPHER_PASSWORD says, or awsuser
        --scale N        TPC-H's scale factor; default: 0.1, some 100 MB
        --exit           say that everything is stopped at the end
      """;

  private static final double LARGEST_SCALE = 1_000;

  private QuickstartMain() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    QuickstartSettings settings;
    try {
      settings =
          settings(List.of(arguments), Optional.ofNullable(System.getenv("SLIPHER_PASSWORD")));
    } catch (IllegalArgumentException e) {
      System.err.println("quickstart: " + e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
      return;
    }
    try {
      Quickstart.run(settings, Terminal.ofStandardOutput());
    } catch (QuickstartException | SandboxException e) {
      fail(e.getMessage());
    } catch (IOException e) {
      fail(e.toString());
    }
  }

  private static void fail(String message) {
    System.out.flush();
    System.err.println("quickstart: " + message.lines().findFirst().orElse(message));
    System.exit(1);
  }

  static QuickstartSettings settings(List<String> arguments, Optional<String> password) {
    Arguments given =
        Arguments.parse(
            arguments,
            List.of(
                "--url",
                "--s3",
                "--hdfs",
                "--dynamodb",
                "--ssh",
                "--data",
                "--user",
                "--password",
                "--scale"),
            List.of("--exit"));
    return new QuickstartSettings(
        given.required("--url"),
        given.optional("--user").orElse("awsuser"),
        given.optional("--password").or(() -> password).orElse("awsuser"),
        URI.create(given.required("--s3")),
        URI.create(given.required("--hdfs")),
        URI.create(given.required("--dynamodb")),
        given.required("--ssh"),
        Path.of(given.required("--data")).toAbsolutePath().normalize(),
        scale(given.optional("--scale").orElse("0.1")),
        given.has("--exit"));
  }

  private static double scale(String text) {
    try {
      double scale = Double.parseDouble(text);
      if (scale > 0 && scale <= LARGEST_SCALE) {
        return scale;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new IllegalArgumentException("--scale is a number above 0, such as 0.1, not " + text);
  }
}
