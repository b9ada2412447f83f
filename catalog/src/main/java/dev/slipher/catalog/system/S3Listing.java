package dev.slipher.catalog.system;

/**
 * One request that listed keys (sys.s3client.list-row).
 *
 * @param marker the key after which the listing went on; empty for the first request
 * @param startedMicros wall clock in microseconds since 1970 UTC
 * @param elapsedMicros microseconds that it took
 */
public record S3Listing(
    String bucket, String prefix, String marker, long startedMicros, long elapsedMicros) {}
