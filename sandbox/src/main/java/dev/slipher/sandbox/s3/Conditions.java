package dev.slipher.sandbox.s3;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** Under which conditions an object is wanted; null for each that was not set. */
record Conditions(
    String ifMatch, String ifNoneMatch, Instant ifModifiedSince, Instant ifUnmodifiedSince) {

  static Conditions of(GetObjectRequest request) {
    return new Conditions(
        request.ifMatch(),
        request.ifNoneMatch(),
        request.ifModifiedSince(),
        request.ifUnmodifiedSince());
  }

  static Conditions of(CopyObjectRequest request) {
    return new Conditions(
        request.copySourceIfMatch(),
        request.copySourceIfNoneMatch(),
        request.copySourceIfModifiedSince(),
        request.copySourceIfUnmodifiedSince());
  }

  /**
   * Refuses an object that does not meet them; a condition on the ETag outweighs the one on the
   * date (RFC 9110, 13.2.2).
   */
  void check(String eTag, Instant lastModified) {
    // Dates in headers have whole seconds.
    Instant changed = lastModified.truncatedTo(ChronoUnit.SECONDS);
    boolean met =
        (ifMatch != null
                ? matches(ifMatch, eTag)
                : ifUnmodifiedSince == null || !changed.isAfter(ifUnmodifiedSince))
            && (ifNoneMatch != null
                ? !matches(ifNoneMatch, eTag)
                : ifModifiedSince == null || changed.isAfter(ifModifiedSince));
    if (!met) {
      throw S3Errors.preconditionFailed(eTag);
    }
  }

  private static boolean matches(String wanted, String eTag) {
    return wanted.equals("*") || wanted.equals(eTag) || ('"' + wanted + '"').equals(eTag);
  }
}
