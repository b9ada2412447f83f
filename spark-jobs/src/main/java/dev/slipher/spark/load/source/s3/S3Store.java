package dev.slipher.spark.load.source.s3;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.s3a.Invoker;
import org.apache.hadoop.fs.s3a.RemoteFileChangedException;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.api.RequestFactory;
import org.apache.hadoop.util.functional.CallableRaisingIOE;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One bucket, reached as S3A reaches it, by key. Safe for many threads. */
final class S3Store implements Closeable {
  /** As many as S3 gives at once. */
  static final int PAGE = 1000;

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  private final S3AFileSystem fileSystem;
  private final S3Client client;
  private final RequestFactory requests;
  private final Invoker invoker;
  private final String bucket;
  private final RoleRights rights;

  private S3Store(S3AFileSystem fileSystem, String bucket, RoleRights rights) {
    this.fileSystem = fileSystem;
    this.rights = rights;
    this.bucket = bucket;
    this.client = fileSystem.getS3AInternals().getAmazonS3Client("COPY");
    this.requests = fileSystem.getRequestFactory();
    this.invoker = fileSystem.createStoreContext().getInvoker();
  }

  /** Whether S3 could have a bucket, or an alias of an access point, of that name. */
  static boolean isBucket(String name) {
    return BUCKET.matcher(name).matches();
  }

  /** Connects; sends nothing yet. */
  static S3Store connect(StoreAccess access, String bucket) throws IOException {
    URI uri = URI.create("s3a://" + bucket + "/");
    Configuration configuration = access.configuration(bucket);
    // Never Hadoop's own cache: it would hand one COPY's credentials to the next.
    S3AFileSystem fileSystem = new S3AFileSystem();
    try {
      fileSystem.initialize(uri, configuration);
      return new S3Store(fileSystem, bucket, access.rights().orElseThrow());
    } catch (IOException | RuntimeException e) {
      fileSystem.close();
      throw e;
    }
  }

  /**
   * A page of the keys that begin with the prefix.
   *
   * @param marker the last key of the page before, for the log; empty for the first page
   * @param continuation what the page before says to go on with; null for the first page
   */
  ListObjectsV2Response list(
      String prefix, String marker, String continuation, int most, CallLog log) throws IOException {
    ListObjectsV2Request.Builder request =
        requests.newListObjectsV2RequestBuilder(prefix, null, most).continuationToken(continuation);
    CallLog.Entry entry = log.start("GET", bucket, "prefix=" + prefix + ";marker=" + marker);
    return finish(
        entry,
        prefix,
        () -> {
          requireRight(prefix);
          return client.listObjectsV2(request.build());
        });
  }

  HeadObjectResponse head(String key, CallLog log) throws IOException {
    CallLog.Entry entry = log.start("HEAD", bucket, key);
    return finish(
        entry,
        key,
        () -> {
          requireRight(key);
          return client.headObject(requests.newHeadObjectRequestBuilder(key).build());
        });
  }

  /** A whole object's bytes, at most {@code most} of them. */
  byte[] read(String key, int most, CallLog log) throws IOException {
    CallLog.Entry entry = log.start("GET", bucket, key);
    return finish(
        entry,
        key,
        () -> {
          requireRight(key);
          GetObjectRequest request = requests.newGetObjectRequestBuilder(key).build();
          try (ResponseInputStream<GetObjectResponse> body = client.getObject(request)) {
            entry.answered(body.response());
            byte[] bytes = body.readNBytes(most);
            entry.received(bytes.length);
            if (body.read() >= 0) {
              body.abort();
              throw new ObjectTooLargeException(body.response().contentLength());
            }
            return bytes;
          }
        });
  }

  /**
   * Opens the object's bytes from one on, once, without retry.
   *
   * @throws RemoteFileChangedException if another object stands under the key by now
   */
  ResponseInputStream<GetObjectResponse> open(SourceObject object, long start, long end)
      throws IOException {
    requireRight(object.key());
    GetObjectRequest.Builder request = requests.newGetObjectRequestBuilder(object.key());
    if (!object.etag().isEmpty()) {
      request.ifMatch('"' + object.etag() + '"');
    }
    if (start > 0 || end < object.size()) {
      request.range("bytes=%d-%d".formatted(start, end - 1));
    }
    ResponseInputStream<GetObjectResponse> body;
    try {
      body = client.getObject(request.build());
    } catch (S3Exception e) {
      if (S3Failure.of(e) instanceof S3Failure.Refused refused && refused.isChanged()) {
        throw changed(object, e);
      }
      throw e;
    }
    if (!isSame(object, body.response())) {
      body.abort();
      throw changed(object, null);
    }
    return body;
  }

  <T> T retry(String key, CallLog.Entry entry, CallableRaisingIOE<T> operation) throws IOException {
    return invoker.retry(
        "COPY",
        key,
        true,
        (text, failure, retries, idempotent) -> entry.failed(failure),
        operation);
  }

  @Override
  public void close() throws IOException {
    fileSystem.close();
  }

  private <T> T finish(CallLog.Entry entry, String key, CallableRaisingIOE<T> operation)
      throws IOException {
    try {
      requireNotInterrupted();
      T answer = retry(key, entry, operation);
      if (answer instanceof AwsResponse response) {
        entry.answered(response);
      }
      return answer;
    } catch (IOException | RuntimeException e) {
      entry.failed(e);
      throw e;
    } finally {
      entry.end();
    }
  }

  /** As S3 answers where a policy says no (auth.error.denied). */
  private void requireRight(String keyOrPrefix) {
    if (!rights.allow(bucket, keyOrPrefix)) {
      throw S3Exception.builder()
          .statusCode(403)
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("AccessDenied")
                  .errorMessage("Access Denied")
                  .build())
          .build();
    }
  }

  /** The client itself looks only where it waits. */
  static void requireNotInterrupted() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException();
    }
  }

  /** Servers that ignore If-Match, or give no ETag, are caught by the size at least. */
  private static boolean isSame(SourceObject object, GetObjectResponse answer) {
    String etag = unquoted(answer.eTag());
    if (!object.etag().isEmpty() && !etag.isEmpty() && !etag.equals(object.etag())) {
      return false;
    }
    String range = answer.contentRange();
    long size =
        range == null
            ? answer.contentLength()
            : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
    return size == object.size();
  }

  static String unquoted(String etag) {
    if (etag == null) {
      return "";
    }
    boolean quoted = etag.length() > 1 && etag.startsWith("\"") && etag.endsWith("\"");
    return quoted ? etag.substring(1, etag.length() - 1) : etag;
  }

  private static RemoteFileChangedException changed(SourceObject object, Exception cause) {
    return new RemoteFileChangedException(object.url(), "COPY", "replaced", cause);
  }

  /** An object that is larger than its reader takes. */
  static final class ObjectTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long size;

    private ObjectTooLargeException(long size) {
      super("size " + size);
      this.size = size;
    }

    long size() {
      return size;
    }
  }
}
