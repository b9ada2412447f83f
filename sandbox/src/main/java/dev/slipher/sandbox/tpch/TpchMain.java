package dev.slipher.sandbox.tpch;

import dev.slipher.sandbox.Arguments;
import dev.slipher.sandbox.ObjectClient;
import dev.slipher.sandbox.SandboxException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Generates TPC-H data into a bucket. For each table a line goes to standard output: its name,
 * rows, objects and bytes, parted by tabs. The exit status is 2 for a wrong command line and 1 when
 * the data cannot be written.
 */
public final class TpchMain {
  private static final String USAGE =
      """
      usage: TpchMain --bucket NAME (--folder DIR | --endpoint URL) [options]
        --folder DIR     the folder that holds the buckets' folders
        --endpoint URL   an S3 that does not ask who is there
        --scale N        1 is about a gigabyte of text; default: 1
        --tables A,B     default: all eight
        --format F       pipe or csv; default: pipe
        --parts N        objects a table; default: 1
        --gzip           compress each object
        --prefix P       what the keys begin with
        --manifest       write TABLE.manifest for each table
      """;

  private TpchMain() {}

  /** Generates what the arguments say. */
  public static void main(String[] arguments) throws InterruptedException {
    if (List.of(arguments).contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    TpchRequest request;
    Destination destination;
    try {
      Arguments given =
          Arguments.parse(
              List.of(arguments),
              List.of(
                  "--folder",
                  "--endpoint",
                  "--bucket",
                  "--scale",
                  "--tables",
                  "--format",
                  "--parts",
                  "--prefix"),
              List.of("--gzip", "--manifest"));
      request = request(given);
      destination = destination(given, request.bucket());
    } catch (IllegalArgumentException e) {
      System.err.println("tpch: " + e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
      return;
    }
    try {
      for (TpchTableData data : TpchGenerator.generate(request, destination, (table, rows) -> {})) {
        System.out.println(
            data.table() + "\t" + data.rows() + "\t" + data.keys().size() + "\t" + data.bytes());
      }
    } catch (IOException | SandboxException e) {
      System.err.println("tpch: " + e.getMessage());
      System.exit(1);
    }
  }

  private static TpchRequest request(Arguments given) {
    return new TpchRequest(
        number("--scale", given.optional("--scale").orElse("1")),
        given.optional("--tables").map(names -> List.of(names.split(","))).orElse(TpchRows.TABLES),
        format(given.optional("--format").orElse("pipe")),
        given.has("--gzip"),
        (int) number("--parts", given.optional("--parts").orElse("1")),
        given.required("--bucket"),
        given.optional("--prefix").orElse(""),
        given.has("--manifest"));
  }

  private static Destination destination(Arguments given, String bucket) {
    if (given.optional("--folder").isPresent() == given.optional("--endpoint").isPresent()) {
      throw new IllegalArgumentException("give either --folder or --endpoint");
    }
    if (given.optional("--folder").isPresent()) {
      return new Destination.Folder(
          Path.of(given.required("--folder")).toAbsolutePath().resolve(bucket));
    }
    ObjectClient client = ObjectClient.anonymous(URI.create(given.required("--endpoint")));
    client.createBucket(bucket);
    return Destination.bucket(client, bucket);
  }

  private static double number(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a number: " + text, e);
    }
  }

  private static TextFormat format(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "pipe" -> TextFormat.PIPE;
      case "csv" -> TextFormat.CSV;
      default -> throw new IllegalArgumentException("--format is pipe or csv, not " + name);
    };
  }
}
