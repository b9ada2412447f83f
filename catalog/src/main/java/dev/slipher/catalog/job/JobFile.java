package dev.slipher.catalog.job;

import java.util.Objects;

/**
 * An object in a COPY JOB's folder, as a listing shows it.
 *
 * @param size bytes
 * @param etag empty where the server gives none
 * @param modifiedMicros microseconds since 1970 UTC
 */
public record JobFile(String bucket, String key, long size, String etag, long modifiedMicros) {
  public JobFile {
    Objects.requireNonNull(bucket);
    Objects.requireNonNull(key);
    Objects.requireNonNull(etag);
  }
}
