package dev.slipher.spark.load.source.s3;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.s3.model.S3Response;

/** The requests of one listing, gathered from all its threads. */
public final class CallLog {
  private final Queue<S3Call> calls = new ConcurrentLinkedQueue<>();

  /** The requests that have ended so far. */
  public List<S3Call> calls() {
    return List.copyOf(calls);
  }

  Entry start(String method, String bucket, String key) {
    return new Entry(method, bucket, key);
  }

  static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  /** A request under way; belongs to one thread. */
  final class Entry {
    private final String method;
    private final String bucket;
    private final String key;
    private final long started = nowMicros();
    private final List<S3Call.Failure> failures = new ArrayList<>();
    private long bytes;
    private String requestId = "";
    private String extendedRequestId = "";

    private Entry(String method, String bucket, String key) {
      this.method = method;
      this.bucket = bucket;
      this.key = key;
    }

    void failed(Throwable failure) {
      S3Failure known = S3Failure.of(failure);
      failures.add(new S3Call.Failure(nowMicros(), S3Errors.line(known)));
      if (known instanceof S3Failure.Refused refused) {
        requestId = refused.requestId();
        extendedRequestId = refused.extendedRequestId();
      }
    }

    void answered(AwsResponse response) {
      if (response instanceof S3Response answer && answer.responseMetadata() != null) {
        requestId = known(answer.responseMetadata().requestId());
        extendedRequestId = known(answer.responseMetadata().extendedRequestId());
      }
    }

    void received(long count) {
      bytes += count;
    }

    S3Call end() {
      S3Call call =
          new S3Call(
              method,
              bucket,
              key,
              bytes,
              started,
              nowMicros(),
              requestId,
              extendedRequestId,
              failures);
      calls.add(call);
      return call;
    }

    /** The SDK says UNKNOWN for an id that the answer did not carry. */
    private static String known(String id) {
      return id == null || id.equals("UNKNOWN") ? "" : id;
    }
  }
}
