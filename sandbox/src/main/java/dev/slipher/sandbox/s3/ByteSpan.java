package dev.slipher.sandbox.s3;

import org.gaul.s3proxy.blobstore.SdkRequests.ByteRange;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object that are sent.
 *
 * @param start the first byte's place
 * @param length how many
 * @param whole the object's size
 * @param ranged whether a range was asked for, be it all of the object
 */
record ByteSpan(long start, long length, long whole, boolean ranged) {

  /**
   * What a range, or none (null), means for an object of this size (RFC 9110, 14.1.2): an end
   * behind the object's is cut, a range that begins behind it cannot be had.
   */
  static ByteSpan of(ByteRange range, long size) {
    if (range == null) {
      return new ByteSpan(0, size, size, false);
    }
    if (range.first() == null) {
      long length = Math.min(range.last(), size);
      if (length == 0) {
        throw S3Errors.invalidRange();
      }
      return new ByteSpan(size - length, length, size, true);
    }
    long first = range.first();
    long last = range.last() == null ? size - 1 : Math.min(range.last(), size - 1);
    if (first >= size || last < first) {
      throw S3Errors.invalidRange();
    }
    return new ByteSpan(first, last - first + 1, size, true);
  }

  GetObjectResponse describe(GetObjectResponse object) {
    if (!ranged) {
      return object;
    }
    String range = "bytes " + start + "-" + (start + length - 1) + "/" + whole;
    return object.toBuilder().contentLength(length).contentRange(range).build();
  }
}
