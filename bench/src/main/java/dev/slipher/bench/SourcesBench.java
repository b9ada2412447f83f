package dev.slipher.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.endpoint.Endpoint;
import dev.slipher.endpoint.EndpointSettings;
import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.SandboxHdfs;
import dev.slipher.sandbox.SandboxSettings;
import dev.slipher.sandbox.SandboxSsh;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Loads TPC-H's lineitem, as text with pipes, with COPY in turn from the sandbox's S3, from its
 * HDFS and from its SSH host, in one process and of the same files, and prints the times and their
 * ratios.
 */
final class SourcesBench {
  private static final int PARTS = 8;
  private static final LineitemFormat FORMAT = LineitemFormat.TEXT;

  private final BenchOptions options;
  private final PrintStream out;

  SourcesBench(BenchOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  void run(Path folder) throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.of(folder.resolve("s3")));
        SandboxHdfs hdfs = SandboxHdfs.start(folder.resolve("hdfs"))) {
      EndpointSettings settings =
          EndpointSettings.of(folder.resolve("data"))
              .withSandbox(sandbox.endpoint())
              .withEmrClusters(Map.of("j-BENCH", hdfs.nameNode().toString()));
      Path bucket = sandbox.bucket(FORMAT.bucket());
      try (Endpoint endpoint = Endpoint.start(settings);
          SandboxSsh host =
              SandboxSsh.start(
                  bucket,
                  0,
                  folder.resolve("data/keys/cluster_rsa.pub"),
                  folder.resolve("host-key"))) {
        out.println("endpoint at " + endpoint.jdbcUrl());
        SparkSession session = SparkSession.active();
        long bytes = LineitemData.generate(sandbox, session, options, PARTS, out);
        List<Path> files = files(bucket);
        for (Path file : files) {
          hdfs.put("/lineitem/" + file.getFileName(), Files.readAllBytes(file));
        }
        Files.writeString(bucket.resolve("lineitem.ssh"), manifest(host, bucket, files), UTF_8);
        new Contest(contenders(session), bytes, out).run(options.runs());
      }
    }
  }

  private List<Contender> contenders(SparkSession session) {
    return List.of(
        contender(session, "HDFS", "'emr://j-BENCH/lineitem/*'"),
        contender(session, "SSH", "'s3://" + FORMAT.bucket() + "/lineitem.ssh' ssh"),
        contender(session, "S3", "'" + FORMAT.url("s3") + "'"));
  }

  private Contender contender(SparkSession session, String name, String source) {
    return new CopyContender(
        session, name, options.style(), source + " iam_role default " + FORMAT.clause());
  }

  private static List<Path> files(Path bucket) throws IOException {
    try (Stream<Path> files = Files.list(bucket.resolve("lineitem"))) {
      return files.sorted().toList();
    }
  }

  private static String manifest(SandboxSsh host, Path bucket, List<Path> files) {
    return files.stream()
        .map(
            file ->
                "{\"endpoint\": \"127.0.0.1\", \"port\": %d, \"mandatory\": true,"
                        .formatted(host.port())
                    + " \"command\": \"cat %s\"}".formatted(bucket.relativize(file)))
        .collect(Collectors.joining(",\n", "{\"entries\": [\n", "\n]}\n"));
  }
}
