package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.S3Location;

/** The text {@code s3://bucket/key}. Nothing in it is escaped: a key may hold any character. */
final class S3Url {
  private static final String SCHEME = "s3://";

  private S3Url() {}

  /**
   * The location that the text names; the key is empty if nothing follows the bucket.
   *
   * @throws IllegalArgumentException with a reason to show, if the text is no such URL
   */
  static S3Location parse(String url) {
    if (!url.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new IllegalArgumentException("the url '" + url + "' does not begin with s3://");
    }
    String path = url.substring(SCHEME.length());
    int slash = path.indexOf('/');
    String bucket = slash < 0 ? path : path.substring(0, slash);
    if (bucket.isEmpty()) {
      throw new IllegalArgumentException("the url '" + url + "' names no bucket");
    }
    return new S3Location(bucket, slash < 0 ? "" : path.substring(slash + 1));
  }
}
