package dev.slipher.spark.load.source.s3;

import java.io.Serializable;
import java.util.List;

/**
 * One request to S3 with all its attempts: a row of {@code stl_s3client}, and a row of {@code
 * stl_s3client_error} for each failure.
 *
 * @param method the HTTP method
 * @param key the object's key, or {@code prefix=…;marker=…} for a page of a listing
 * @param transferBytes bytes of content received
 * @param startedMicros wall clock in microseconds since 1970
 * @param endedMicros wall clock in microseconds since 1970
 * @param requestId S3's id of the last answer; empty where it gave none
 * @param extendedRequestId S3's second id of the last answer; empty where it gave none
 * @param failures the failed attempts, oldest first; as many as there were retries, or one more if
 *     the request failed in the end
 */
public record S3Call(
    String method,
    String bucket,
    String key,
    long transferBytes,
    long startedMicros,
    long endedMicros,
    String requestId,
    String extendedRequestId,
    List<Failure> failures)
    implements Serializable {

  public S3Call {
    failures = List.copyOf(failures);
  }

  /**
   * An attempt that failed.
   *
   * @param atMicros wall clock in microseconds since 1970
   * @param error what went wrong, in Redshift's words, without secrets
   */
  public record Failure(long atMicros, String error) implements Serializable {}
}
