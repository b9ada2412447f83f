package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.S3Location;
import dev.slipher.formats.scan.Split;
import java.io.Serializable;
import java.util.Objects;

/**
 * One object as it was when the load was planned.
 *
 * @param bucket the bucket's name
 * @param key the object's whole key
 * @param size bytes
 * @param etag the version's ETag without its quotes; empty where the server gives none
 * @param lastModifiedMicros microseconds since 1970; 0 where the server does not tell
 * @param mandatory whether a manifest calls it mandatory
 */
public record SourceObject(
    String bucket, String key, long size, String etag, long lastModifiedMicros, boolean mandatory)
    implements Serializable {

  public SourceObject {
    Objects.requireNonNull(bucket);
    Objects.requireNonNull(key);
    Objects.requireNonNull(etag);
    if (size < 0) {
      throw new IllegalArgumentException("size " + size);
    }
  }

  /** The object's full URL, as the system tables show it: the key as it is, nothing escaped. */
  public String url() {
    return new S3Location(bucket, key).toUri();
  }

  /** The object for a slice to read, as {@link S3Opener} opens it. */
  public Split split() {
    return new Split(url(), size, etag);
  }

  /** The object that a split was made of, as far as the split still knows it. */
  static SourceObject of(Split split) {
    S3Location location = S3Url.parse(split.file());
    return new SourceObject(
        location.bucket(), location.key(), split.size(), split.version(), 0, false);
  }
}
