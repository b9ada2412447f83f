package dev.slipher.sandbox.s3;

import dev.slipher.sandbox.Identity;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;

/** An S3 endpoint over a folder, in this process. */
public final class FolderS3 implements AutoCloseable {
  /** A request signed as a whole is held in memory while its signature is checked. */
  private static final long LARGEST_BODY_SIGNED_WHOLE = 32L << 20;

  private static final long PATIENCE_AT_STOP_MILLIS = 1_000;

  private final S3Proxy server;
  private final URI endpoint;

  private FolderS3(S3Proxy server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /**
   * Serves the folder.
   *
   * @param port 0 for a free one
   * @param identities who may come in when strict, each to its own buckets
   * @param strict whether requests must be signed by one of the identities; otherwise any
   *     credentials, or none, will do
   * @throws IOException when it cannot listen, the port and its being taken named in the message
   */
  public static FolderS3 start(
      Path folder, String host, int port, List<Identity> identities, boolean strict)
      throws IOException {
    S3Proxy.Builder builder =
        S3Proxy.builder()
            .endpoint(URI.create("http://" + host + ":" + port))
            .blobStore(FolderStore.ofEveryBucket(folder))
            .ignoreUnknownHeaders(true)
            .stopTimeout(PATIENCE_AT_STOP_MILLIS)
            .v4MaxNonChunkedRequestSize(LARGEST_BODY_SIGNED_WHOLE);
    if (strict) {
      // The pair is never asked for: the locator below knows who may come in.
      builder.awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "nobody", "nobody");
    }
    S3Proxy server = builder.build();
    if (strict) {
      letIn(server, folder, identities);
    }
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException(startFailure(host, port, e), e);
    }
    return new FolderS3(server, URI.create("http://" + host + ":" + server.getPort()));
  }

  /** Where it listens. */
  public URI endpoint() {
    return endpoint;
  }

  /** Stops listening; what is still being answered has a moment to end, and is dropped after. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (TimeoutException e) {
      // Dropped, then.
      return;
    } catch (Exception e) {
      throw new IllegalStateException("S3 did not stop", e);
    }
  }

  private static void letIn(S3Proxy server, Path folder, List<Identity> identities) {
    Map<String, Identity> known =
        identities.stream().collect(Collectors.toMap(Identity::accessKeyId, Function.identity()));
    Map<String, BlobStore> stores =
        known.values().stream()
            .collect(
                Collectors.toMap(
                    Identity::accessKeyId, it -> FolderStore.limited(folder, it::mayUse)));
    server.setBlobStoreLocator(
        (accessKeyId, bucket, key) ->
            accessKeyId != null && known.containsKey(accessKeyId)
                ? new AccessGrant(known.get(accessKeyId).secretAccessKey(), stores.get(accessKeyId))
                : null);
  }

  private static String startFailure(String host, int port, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "port " + port + " of " + host + " is taken";
      }
    }
    return "S3 cannot listen on " + host + ":" + port + ": " + failure.getMessage();
  }
}
