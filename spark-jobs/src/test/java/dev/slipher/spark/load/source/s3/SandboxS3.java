package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.Authorization;
import dev.slipher.copy.S3Location;
import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.SandboxSettings;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a bucket of their own on an S3 that all of them share. */
public final class SandboxS3 implements ParameterResolver {
  public static final LoadIdentity LOAD = new LoadIdentity(4711, 815);

  private static final AtomicInteger BUCKETS = new AtomicInteger();

  /** A bucket and how to reach it. */
  public record Bucket(Sandbox sandbox, String name) {
    public void put(String key, String content) {
      sandbox.putObject(name, key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Another bucket of the same S3. */
    public Bucket other() {
      return make(sandbox);
    }

    public S3Request prefix(String key) {
      return request(key, false);
    }

    public S3Request manifest(String key) {
      return request(key, true);
    }

    public SourceListing list(String key) {
      return S3Source.list(prefix(key), hadoop(), new CallLog());
    }

    public Configuration hadoop() {
      return configuration(sandbox.endpoint());
    }

    private S3Request request(String key, boolean manifest) {
      return new S3Request(
          new S3Location(name, key),
          manifest,
          Optional.empty(),
          new Authorization.DefaultIamRole(),
          false,
          LOAD);
    }
  }

  private record Running(Sandbox sandbox, Path folder)
      implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() throws IOException {
      sandbox.close();
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** A configuration that reaches the endpoint and does not wait long before it tries again. */
  public static Configuration configuration(URI endpoint) {
    Configuration hadoop = new Configuration();
    hadoop.set("slipher.sandbox", "true");
    hadoop.set("fs.s3a.endpoint", endpoint.toString());
    hadoop.set("fs.s3a.path.style.access", "true");
    hadoop.set("fs.s3a.retry.limit", "3");
    hadoop.set("fs.s3a.retry.interval", "10ms");
    hadoop.set("fs.s3a.retry.throttle.interval", "10ms");
    return hadoop;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Bucket.class;
  }

  @Override
  public Bucket resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(SandboxS3.class))
            .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
    return make(running.sandbox());
  }

  /** A request for text by a statement that says so. */
  static S3Request request(
      String bucket, String key, boolean manifest, Authorization authorization) {
    return new S3Request(
        new S3Location(bucket, key), manifest, Optional.empty(), authorization, false, LOAD);
  }

  private static Bucket make(Sandbox sandbox) {
    String name = "bucket-" + BUCKETS.incrementAndGet();
    sandbox.bucket(name);
    return new Bucket(sandbox, name);
  }

  private static Running start() {
    try {
      Path folder = Files.createTempDirectory("slipher-s3");
      return new Running(Sandbox.start(SandboxSettings.of(folder)), folder);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
