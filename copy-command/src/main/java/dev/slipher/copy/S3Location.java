package dev.slipher.copy;

import java.util.Objects;

/**
 * {@code s3://bucket/key}.
 *
 * @param bucket a bucket's name or an access point's alias
 * @param key what follows the bucket's slash, a whole key or the beginning of one; may be empty
 */
public record S3Location(String bucket, String key) {
  public S3Location {
    Objects.requireNonNull(bucket);
    Objects.requireNonNull(key);
  }

  /** The location as COPY writes it. */
  public String toUri() {
    return "s3://" + bucket + "/" + key;
  }

  @Override
  public String toString() {
    return toUri();
  }
}
